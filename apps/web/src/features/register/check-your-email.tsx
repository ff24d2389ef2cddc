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
      title="Check your email"
      icon={<IconMail stroke={1.6} />}
      description={
        <>
          We sent a link to <b>{email}</b>. It expires in {LIMITS.emailVerificationHours} hours.
        </>
      }
      below={
        <Anchor component="button" type="button" inherit onClick={onOther}>
          Use another email
        </Anchor>
      }
    >
      {mailboxUrl && (
        <Button component="a" href={mailboxUrl} target="_blank" fullWidth>
          Open local mailbox
        </Button>
      )}
      <ResendVerification email={email} />
    </CardPage>
  );
}
