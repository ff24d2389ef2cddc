import { useMutation } from '@apollo/client/react';
import { normalizeEmail, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconLinkOff, IconMailCheck, IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { VerifyEmailDocument } from '../../gql/verify-email.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { safeNext } from '../../lib/safe-next.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { nextParam, storedNext } from '../../session/next.ts';
import { ResendVerification } from '../../session/resend-verification.tsx';
import { useViewerOrNull } from '../../session/viewer.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/**
 * Page that verification emails link to. Asks for the password, because someone else may have registered with the
 * address.
 */
export function VerifyEmailPage() {
  const token = useLinkToken();
  const [email, setEmail] = useState<string | null>(null);
  const [fault, setFault] = useState(token ? null : refusalMessage('TOKEN_INVALID'));
  if (email) return <Verified email={email} />;
  if (fault) return <ResendForm reason={fault} />;
  return (
    <CardPage
      title={t`Verify your email`}
      icon={<IconMailOpened stroke={1.6} />}
      description={t`Enter the password you registered with. If you didn’t register, close this page.`}
      below={
        <>
          <AnchorLink to={paths.forgotPassword()}>{t`Forgot your password?`}</AnchorLink>
        </>
      }
    >
      <VerifyForm token={token} onVerified={setEmail} onInvalidLink={setFault} />
    </CardPage>
  );
}

interface FormProps {
  token: string;
  onVerified: (email: string) => void;
  onInvalidLink: (sentence: string) => void;
}

function VerifyForm({ token, onVerified, onInvalidLink }: FormProps) {
  const [verify] = useMutation(VerifyEmailDocument);
  const session = useSession();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password ? null : t`Enter your password.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ password }) => {
    const { data } = await verify({ variables: { input: { token, password } } });
    const refused = await handleMutationResult(data?.verifyEmail, ({ email }) => {
      // Refetch the signed-in user, who may have new invitations after the verification.
      void session.reloadViewer().catch(() => {});
      onVerified(email);
    });
    if (refused?.code === 'TOKEN_INVALID' || refused?.code === 'TOKEN_EXPIRED')
      return void onInvalidLink(refusalMessage(refused.code));
    return refused;
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={pending} fullWidth>
          {t`Verify email`}
        </Button>
      </Stack>
    </form>
  );
}

function Verified({ email }: { email: string }) {
  const signedIn = useViewerOrNull() !== null;
  const next = safeNext(storedNext.get());
  return (
    <CardPage
      title={t`Email verified`}
      icon={<IconMailCheck stroke={1.6} />}
      description={
        <>
          <Trans>
            <b>{email}</b> is verified.
          </Trans>
        </>
      }
    >
      <ButtonLink to={signedIn ? paths.home() : paths.signIn()} search={signedIn ? {} : nextParam(next)} size="md">
        {signedIn ? t`Continue` : t`Sign in`}
      </ButtonLink>
    </CardPage>
  );
}

function ResendForm({ reason }: { reason: string }) {
  const [email, setEmail] = useState('');
  const [left, setLeft] = useState(false);
  const address = normalizeEmail(email);
  return (
    <CardPage title={t`This link is invalid`} icon={<IconLinkOff stroke={1.6} />} description={reason}>
      <TextInput
        label={t`Email`}
        type="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        onBlur={() => setLeft(email !== '')}
        error={left && !address ? REFUSALS.EMAIL_INVALID : null}
      />
      {address && <ResendVerification key={address} email={address} />}
      <ButtonLink to={paths.signIn()} variant="subtle">
        {t`Go to sign-in`}
      </ButtonLink>
    </CardPage>
  );
}
