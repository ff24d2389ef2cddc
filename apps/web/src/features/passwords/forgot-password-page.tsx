import { useMutation, useQuery } from '@apollo/client/react';
import { normalizeEmail, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ForgotPasswordPageDocument, RequestPasswordResetDocument } from '../../gql/forgot-password-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

export function ForgotPasswordPage() {
  const [email, setEmail] = useState<string | null>(null);
  const below = <AnchorLink to={paths.signIn()}>{t`Back to sign-in`}</AnchorLink>;
  if (email) return <Requested email={email} below={below} />;
  return (
    <CardPage
      title={t`Forgot your password?`}
      description={t`We’ll email you a link to reset your password.`}
      below={below}
    >
      <RequestForm onRequested={setEmail} />
    </CardPage>
  );
}

function RequestForm({ onRequested }: { onRequested: (email: string) => void }) {
  const [request] = useMutation(RequestPasswordResetDocument);
  const form = useForm({
    initialValues: { email: '' },
    validateInputOnBlur: true,
    validate: { email: (email) => (normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await request({ variables: input });
    return handleMutationResult(data?.requestPasswordReset, (answer) => onRequested(answer.email));
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`Email`}
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <Button type="submit" size="md" loading={pending} fullWidth>
          {t`Send reset link`}
        </Button>
      </Stack>
    </form>
  );
}

function Requested({ email, below }: { email: string; below: React.ReactNode }) {
  const { data } = useQuery(ForgotPasswordPageDocument);
  return (
    <CardPage
      title={t`Check your email`}
      icon={<IconMail stroke={1.6} />}
      description={
        <>
          <Trans>
            If <b>{email}</b> has an account, you’ll get a reset link. It expires in one hour.
          </Trans>
        </>
      }
      below={below}
    >
      {data?.platform.mailboxUrl && (
        <Button component="a" href={data.platform.mailboxUrl} target="_blank" fullWidth>
          {t`Open local mailbox`}
        </Button>
      )}
    </CardPage>
  );
}
