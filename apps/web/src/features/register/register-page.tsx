import { useQuery } from '@apollo/client/react';
import { IconDoor } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { RegisterPageDocument } from '../../gql/register-page.ts';
import { keepNext, rememberedNext, useNext } from '../../session/next.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { CheckYourMail } from './check-your-mail.tsx';
import { RegisterForm } from './register-form.tsx';

export function RegisterPage() {
  const next = useNext();
  const { data } = useQuery(RegisterPageDocument);
  const [email, setEmail] = useState<string | null>(null);
  const toSignIn = (
    <AnchorLink to={paths.signIn()} search={keepNext(next)}>
      Sign in
    </AnchorLink>
  );

  if (email) {
    return (
      <CheckYourMail email={email} mailboxUrl={data?.platform.mailboxUrl ?? null} onOther={() => setEmail(null)} />
    );
  }
  // An invited person may be let in although the door is closed; the server decides.
  if (data?.platform.registrationOpen === false && !next?.startsWith(paths.acceptInvitation())) {
    return (
      <CardPage
        title="Registration is closed"
        icon={<IconDoor stroke={1.6} />}
        description="New people join Frontdesk here by invitation. Ask the person who runs this platform."
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
      description="One account for all your workspaces."
      below={<>Have one already? {toSignIn}</>}
    >
      <RegisterForm
        onReceived={(address) => {
          rememberedNext.set(next);
          setEmail(address);
        }}
      />
    </CardPage>
  );
}
