import { useMutation } from '@apollo/client/react';
import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { ResetPasswordDocument } from '../../gql/reset-password.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { lengthOf, passwordRules } from '../../lib/password-rules.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Page that password reset links open. */
export function ResetPasswordPage() {
  const token = useLinkToken();
  const [email, setEmail] = useState<string | null>(null);
  const [linkError, setLinkError] = useState(token ? null : refusalMessage('TOKEN_INVALID'));
  if (email) {
    return (
      <CardPage
        title={t`Password changed`}
        icon={<IconCircleCheck stroke={1.6} />}
        description={
          <>
            <Trans>
              Sign in as <b>{email}</b> with your new password. All sessions were signed out.
            </Trans>
          </>
        }
      >
        <ButtonLink to={paths.signIn()} size="md">
          {t`Sign in`}
        </ButtonLink>
      </CardPage>
    );
  }
  if (linkError) {
    return (
      <CardPage title={t`This link is invalid`} icon={<IconLinkOff stroke={1.6} />} description={linkError}>
        <ButtonLink to={paths.forgotPassword()}>{t`Request new link`}</ButtonLink>
      </CardPage>
    );
  }
  return (
    <CardPage title={t`Choose a new password`}>
      <ResetForm token={token} onReset={setEmail} onInvalidLink={setLinkError} />
    </CardPage>
  );
}

interface FormProps {
  token: string;
  onReset: (email: string) => void;
  onInvalidLink: (sentence: string) => void;
}

function ResetForm({ token, onReset, onInvalidLink }: FormProps) {
  const [reset] = useMutation(ResetPasswordDocument);
  const form = useForm({
    initialValues: { password: '' },
    validateInputOnBlur: true,
    validate: {
      password: (password) => (lengthOf(password) < LIMITS.passwordMinLength ? REFUSALS.PASSWORD_TOO_SHORT : null),
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ password }) => {
    const { data } = await reset({ variables: { input: { token, password } } });
    const refused = await handleMutationResult(data?.resetPassword, ({ email }) => onReset(email));
    if (refused?.code === 'TOKEN_INVALID' || refused?.code === 'TOKEN_EXPIRED')
      return void onInvalidLink(refusalMessage(refused.code));
    return refused;
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <PasswordField
          label={t`New password`}
          required
          withAsterisk={false}
          rules={passwordRules(form.values.password)}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={pending} fullWidth>
          {t`Change password`}
        </Button>
      </Stack>
    </form>
  );
}
