import { useMutation } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { SignInWithPasskeyDocument } from '../../gql/sign-in-with-passkey.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { isPasskeyAutofillSupported, isPasskeySupported, usePasskeyProof } from '../../session/passkeys.ts';
import type { SessionGrant } from '../../session/session.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Passkey sign-in by button or browser autofill. Absent in browsers without passkeys. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (grant: SessionGrant) => Promise<void> }) {
  const enter = usePasskeySignIn(onSignedIn);
  const { attempt, pending, refusal } = useMutationAction(() => enter(false));
  const offered = useRef(false);
  useEffect(() => {
    if (offered.current) return;
    offered.current = true;
    // Autofill errors are ignored, because the form remains available.
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
        Sign in with a passkey
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
    return handleMutationResult(data?.signInWithPasskey, { SignedIn: (answer) => onSignedIn(answer) });
  };
}
