import type { Channel } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { usePathParam } from '../../app/address.ts';
import { FormPageDocument } from '../../gql/form-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { LeadForm } from './lead-form.tsx';

const WHAT_NEXT: Record<Channel, string> = {
  WHATSAPP: t`We’ll reply on WhatsApp.`,
  VOICE: t`We’ll call you back.`,
};
/** Text of the form while the agent cannot contact leads. */
const NO_PROMISE = t`Leave your details for our team.`;

/** Public form of a workspace. An unknown slug shows “Page not found”. */
export function FormPage() {
  const slug = usePathParam('slug');
  const { data } = useScreenQuery(FormPageDocument, { slug });
  const [sent, setSent] = useState(false);
  if (!data) return <LoadingForm />;
  const { workspaceName, channel, contactsImmediately } = data.publicForm;
  if (sent)
    return (
      <ThankYou
        workspaceName={workspaceName}
        contactsImmediately={contactsImmediately}
        onAgain={() => setSent(false)}
      />
    );
  return (
    <CardPage title={t`Contact ${workspaceName}`} description={contactsImmediately ? WHAT_NEXT[channel] : NO_PROMISE}>
      <LeadForm slug={slug} workspaceName={workspaceName} onSent={() => setSent(true)} />
    </CardPage>
  );
}

function LoadingForm() {
  return (
    <CardPage title={t`Contact us`}>
      <Stack gap="lg" role="status" aria-label={t`Loading form`}>
        {[90, 110, 80].map((width) => (
          <div key={width}>
            <Skeleton height={12} width={width} radius="xl" mb={8} />
            <Skeleton height={36} radius="md" />
          </div>
        ))}
      </Stack>
    </CardPage>
  );
}

interface ThankYouProps {
  workspaceName: string;
  contactsImmediately: boolean;
  onAgain: () => void;
}

/** Confirmation after the form was sent. Its heading receives the focus, because the submit button no longer exists. */
function ThankYou({ workspaceName, contactsImmediately, onAgain }: ThankYouProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('h1')?.focus(), []);
  return (
    <div ref={ref}>
      <CardPage
        icon={<IconCircleCheck size={28} stroke={1.7} />}
        title={t`Thank you`}
        description={
          contactsImmediately
            ? t`${workspaceName} received your message and will contact you.`
            : t`${workspaceName} received your message.`
        }
      >
        <Button variant="default" onClick={onAgain}>
          {t`Send another message`}
        </Button>
      </CardPage>
    </div>
  );
}
