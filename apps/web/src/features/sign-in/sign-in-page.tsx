import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { SignInDocument, SignInWithPasskeyDocument } from '../../gql/sign-in-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { nextParam, storedNext, useNext } from '../../session/next.ts';
import { isPasskeyAutofillSupported, isPasskeySupported, usePasskeyProof } from '../../session/passkeys.ts';
import { ResendVerification } from '../../session/resend-verification.tsx';
import type { SessionGrant } from '../../session/session.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { type SecondFactorChallenge, SecondStep } from './second-step.tsx';

export function SignInPage() {
  const next = useNext();
  const [secondStep, setSecondStep] = useState<SecondFactorChallenge | null>(null);
  const onSignedIn = useSignedIn(next);
  if (secondStep) return <SecondStep {...secondStep} onSignedIn={onSignedIn} onBack={() => setSecondStep(null)} />;
  return (
    <CardPage
      title={t`Welcome back`}
      description={next?.startsWith(paths.acceptInvitation()) ? t`Sign in with the email that was invited.` : null}
      below={
        <>
          <Trans>
            New here?{' '}
            <AnchorLink to={paths.register()} search={nextParam(next)}>
              Create account
            </AnchorLink>
          </Trans>
        </>
      }
    >
      <SignInForm onSignedIn={onSignedIn} onSecondStep={setSecondStep} />
      <PasskeySignIn onSignedIn={onSignedIn} />
    </CardPage>
  );
}

/** Returns a function that starts the session and then navigates to the requested page. */
function useSignedIn(next: string | null) {
  const session = useSession();
  const navigate = useNavigate();
  return async (grant: SessionGrant) => {
    storedNext.set(null);
    session.begin(grant);
    await navigate({ href: next ?? paths.home(), replace: true });
  };
}

interface Onward {
  onSignedIn: (grant: SessionGrant) => Promise<void>;
  onSecondStep: (challenge: SecondFactorChallenge) => void;
}

function SignInForm(onward: Onward) {
  const { form, unverified, onSubmit, pending, refusal } = useSignIn(onward);
  return (
    <Stack gap="md">
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <RefusalAlert refusal={refusal} />
          <TextInput
            label={t`Email`}
            type="email"
            inputMode="email"
            autoComplete="username webauthn"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" mt={-6}>
            <AnchorLink to={paths.forgotPassword()} size="sm">
              {t`Forgot your password?`}
            </AnchorLink>
          </Group>
          <Button type="submit" size="md" loading={pending} fullWidth>
            {t`Sign in`}
          </Button>
        </Stack>
      </form>
      {unverified && <ResendVerification email={unverified} />}
    </Stack>
  );
}

function useSignIn({ onSignedIn, onSecondStep }: Onward) {
  const [signIn] = useMutation(SignInDocument);
  const [unverified, setUnverified] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.trim() ? null : t`Enter your email.`),
      password: (password) => (password ? null : t`Enter your password.`),
    },
  });
  const submission = useFormMutation(form, async (input) => {
    setUnverified(null);
    const { data } = await signIn({ variables: { input }, fetchPolicy: 'no-cache' });
    if (data?.signIn.challenge) return void onSecondStep(data.signIn.challenge);
    const refused = await handleMutationResult(data?.signIn, onSignedIn);
    if (refused?.code === 'EMAIL_NOT_VERIFIED') setUnverified(input.email);
    return refused;
  });
  return { form, unverified, ...submission };
}

/** Button and browser autofill for sign-in with a passkey. Hidden in browsers that do not support passkeys. */
function PasskeySignIn({ onSignedIn }: { onSignedIn: (grant: SessionGrant) => Promise<void> }) {
  const enter = usePasskeySignIn(onSignedIn);
  const { attempt, pending, refusal } = useMutationAction(() => enter(false));
  const offered = useRef(false);
  useEffect(() => {
    if (offered.current) return;
    offered.current = true;
    // Ignore errors of the autofill, because the user can still sign in with the form.
    void isPasskeyAutofillSupported()
      .then((offers) => (offers ? enter(true) : undefined))
      .catch(() => {});
  });
  if (!isPasskeySupported()) return null;
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} />
      <Button
        variant="default"
        size="md"
        fullWidth
        loading={pending}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void attempt()}
      >
        {t`Sign in with a passkey`}
      </Button>
    </Stack>
  );
}

function usePasskeySignIn(onSignedIn: (grant: SessionGrant) => Promise<void>) {
  const [signIn] = useMutation(SignInWithPasskeyDocument);
  const prove = usePasskeyProof();
  return async (quietly: boolean) => {
    const proof = await prove({ quietly });
    if (!proof) return;
    const { data } = await signIn({ variables: { input: proof }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.signInWithPasskey, (answer) => onSignedIn(answer));
  };
}
