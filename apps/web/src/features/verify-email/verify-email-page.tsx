import { useMutation } from '@apollo/client/react';
import { normalizeEmail, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { Button, Loader, TextInput } from '@mantine/core';
import { IconLinkOff, IconMailCheck, IconMailOpened } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { VerifyEmailDocument } from '../../gql/verify-email.ts';
import { safeNext } from '../../lib/safe-next.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { useSession } from '../../session/api.tsx';
import { keepNext, rememberedNext } from '../../session/next.ts';
import { ResendVerification } from '../../session/resend-verification.tsx';
import { useViewerOrNull } from '../../session/viewer.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { textFor } from '../../ui/refusal-alert.tsx';

/** Where the link of the verification mail ends. It is used up on arrival. */
export function VerifyEmailPage() {
  const token = useLinkToken();
  const { outcome, retry } = useVerification(token);
  switch (outcome.is) {
    case 'pending':
      return (
        <CardPage title="Verifying your address" icon={<IconMailOpened stroke={1.6} />} description="One moment.">
          <Loader type="dots" size="sm" role="status" aria-label="Verifying" />
        </CardPage>
      );
    case 'verified':
      return <Verified email={outcome.email} />;
    case 'refused':
      return <AskAgain reason={textFor(outcome.code)} />;
    case 'failed':
      return (
        <CardPage title="This did not work" description="We could not reach the server. Your link is still good.">
          <Button onClick={retry}>Try again</Button>
        </CardPage>
      );
    default:
      return unreachable(outcome);
  }
}

type Outcome =
  | { is: 'pending' }
  | { is: 'verified'; email: string }
  | { is: 'refused'; code: RefusalCode }
  | { is: 'failed' };

function useVerification(token: string) {
  const [verify] = useMutation(VerifyEmailDocument);
  const session = useSession();
  const [outcome, setOutcome] = useState<Outcome>({ is: 'pending' });
  const asked = useRef<string | null>(null);

  const ask = useCallback(async () => {
    if (!token) return setOutcome({ is: 'refused', code: 'TOKEN_INVALID' });
    setOutcome({ is: 'pending' });
    try {
      const { data } = await verify({ variables: { input: { token } } });
      const result = data?.verifyEmail;
      if (result?.__typename === 'EmailVerified') setOutcome({ is: 'verified', email: result.email });
      else if (result) setOutcome({ is: 'refused', code: result.code });
      // Whoever is signed in already may see invitations now.
      void session.reloadViewer().catch(() => {});
    } catch {
      setOutcome({ is: 'failed' });
    }
  }, [token, verify, session]);

  useEffect(() => {
    // A token is good for one use, so it is used once, however often we render.
    if (asked.current === token) return;
    asked.current = token;
    void ask();
  }, [token, ask]);
  return { outcome, retry: ask };
}

function Verified({ email }: { email: string }) {
  const signedIn = useViewerOrNull() !== null;
  const next = safeNext(rememberedNext.get());
  return (
    <CardPage
      title="Your address is verified"
      icon={<IconMailCheck stroke={1.6} />}
      description={
        <>
          <b>{email}</b> is yours. {signedIn ? 'Everything is ready.' : 'Sign in, and everything is ready.'}
        </>
      }
    >
      <ButtonLink to={signedIn ? paths.home() : paths.signIn()} search={signedIn ? {} : keepNext(next)} size="md">
        {signedIn ? 'Continue' : 'Sign in'}
      </ButtonLink>
    </CardPage>
  );
}

function AskAgain({ reason }: { reason: string }) {
  const [email, setEmail] = useState('');
  const [left, setLeft] = useState(false);
  const address = normalizeEmail(email);
  return (
    <CardPage title="This link does not work" icon={<IconLinkOff stroke={1.6} />} description={reason}>
      <TextInput
        label="Your e-mail address"
        type="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        onBlur={() => setLeft(email !== '')}
        error={left && !address ? REFUSALS.EMAIL_INVALID : null}
      />
      {address && <ResendVerification key={address} email={address} />}
      <ButtonLink to={paths.signIn()} variant="subtle">
        To the sign-in
      </ButtonLink>
    </CardPage>
  );
}
