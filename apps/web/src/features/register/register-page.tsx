import { useQuery } from '@apollo/client/react';
import { IconDoor } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { RegisterPageDocument } from '../../gql/register-page.ts';
import type { RegistrationMode } from '../../gql/types.ts';
import { nextParam, storedNext, useNext } from '../../session/next.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { CheckYourEmail } from './check-your-email.tsx';
import { RegisterForm } from './register-form.tsx';

export function RegisterPage() {
  const next = useNext();
  const { data } = useQuery(RegisterPageDocument);
  const [email, setEmail] = useState<string | null>(null);
  const toSignIn = (
    <AnchorLink to={paths.signIn()} search={nextParam(next)}>
      Sign in
    </AnchorLink>
  );

  if (email) {
    return (
      <CheckYourEmail email={email} mailboxUrl={data?.platform.mailboxUrl ?? null} onOther={() => setEmail(null)} />
    );
  }
  const mode = data?.platform.registrationMode;
  if (mode === 'CLOSED') {
    return (
      <CardPage
        title="Registration is closed"
        icon={<IconDoor stroke={1.6} />}
        description="New accounts are disabled. Contact your administrator."
      >
        <ButtonLink to={paths.signIn()} variant="default">
          Sign in
        </ButtonLink>
      </CardPage>
    );
  }
  return (
    <CardPage
      title="Create your account"
      description={HINTS[mode ?? 'OPEN'](data?.platform.allowedDomains ?? [])}
      below={<>Already have an account? {toSignIn}</>}
    >
      <RegisterForm
        onReceived={(address) => {
          storedNext.set(next);
          setEmail(address);
        }}
      />
    </CardPage>
  );
}

const HINTS: Record<RegistrationMode, (domains: readonly string[]) => string> = {
  OPEN: () => 'One account for all your workspaces.',
  INVITED: () => 'Use the email your invitation was sent to.',
  DOMAINS: (domains) => `For emails of ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(domains)}.`,
  CLOSED: () => '',
};
