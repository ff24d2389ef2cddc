import { LIMITS } from '@frontdesk/domain';
import { Anchor, Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { ResendVerification } from '../../session/resend-verification.tsx';
import { CardPage } from '../../ui/card-page.tsx';

interface Props {
  email: string;
  /** URL of the development mailbox. */
  mailboxUrl: string | null;
  onOther: () => void;
}

/** Same text whether or not the address is known. */
export function CheckYourEmail({ email, mailboxUrl, onOther }: Props) {
  return (
    <CardPage
      title="Check your mail"
      icon={<IconMail stroke={1.6} />}
      description={
        <>
          We wrote to <b>{email}</b>. The link in that mail is good for {LIMITS.emailVerificationHours} hours.
        </>
      }
      below={
        <Anchor component="button" type="button" inherit onClick={onOther}>
          Use another address
        </Anchor>
      }
    >
      {mailboxUrl && (
        <Button component="a" href={mailboxUrl} target="_blank" fullWidth>
          Open the local mailbox
        </Button>
      )}
      <ResendVerification email={email} />
    </CardPage>
  );
}
