import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAddressBook, IconCalendarEvent, IconDeviceMobile, IconUserPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { InboxContactDocument } from '../../gql/inbox-contact.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import type { InboxContactQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { OptOutControl } from '../../session/opt-out-control.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { AssigneeSelect } from './assignee-select.tsx';
import { ContactDetails } from './contact-details.tsx';
import classes from './contact-pane.module.css';
import { ConversationCost } from './conversation-cost.tsx';

const ContactLegalHolds = lazy(async () => {
  const { ContactLegalHolds: component } = await import('../../session/contact-legal-holds.tsx');
  return { default: component };
});
const ContactTimeline = lazy(async () => {
  const { ContactTimeline: component } = await import('../../app/contact-timeline/contact-timeline.tsx');
  return { default: component };
});

type Shown = InboxContactQuery['conversation'];
export type InboxContact = Shown['contact'];

/**
 * Details of the conversation's contact. Renders nothing if the conversation does not exist or the viewer cannot read
 * it.
 */
export function ContactPane({ conversation }: { conversation: string }) {
  const withBooking = useCan('read', 'Booking');
  const { data, error, refetch } = useQuery(InboxContactDocument, {
    variables: { conversation, withBooking },
    notifyOnNetworkStatusChange: true,
  });
  const denial = error && denialOf(error);
  // Render nothing, because the thread already shows that the conversation was not found.
  if (denial?.code === 'NOT_FOUND') return null;
  if (data) return <Contact conversation={data.conversation} />;
  if (!denial) return <LoadingContact />;
  return <ErrorState requestId={denial.requestId} onRetry={() => void refetch().catch(() => {})} />;
}

/** Queries that are refetched after an opt-out or opt-in, because they show whether the contact is opted out. */
const SHOWN_HERE = [InboxContactDocument, InboxThreadDocument, ContactTimelineDocument];

function Contact({ conversation }: { conversation: Shown }) {
  const { contact, contactOptedOutAt: optedOutAt, leadId, nextBookingAt } = conversation;
  return (
    <div className={classes.scroller}>
      <div className={classes.head}>
        <NameAvatar name={contact.name} size={64} />
        <Title order={2} className={classes.name}>
          <bdi>{contact.name}</bdi>
        </Title>
        {contact.blockedAt && <StatusBadge tone="bad">{t`Blocked`}</StatusBadge>}
        {optedOutAt && <StatusBadge tone="warning">{t`Opted out`}</StatusBadge>}
      </div>
      <ContactLinks contactId={contact.id} leadId={leadId} nextBookingAt={nextBookingAt} />
      <div className={classes.assignee}>
        <Text size="xs" c="dimmed" mb={4}>
          {t`Assignee`}
        </Text>
        <AssigneeSelect conversation={conversation} />
      </div>
      <ContactDetails contact={contact} />
      <ConversationCost conversation={conversation.id} />
      <Suspense>
        <ContactLegalHolds contact={contact} fullWidth mt="md" />
      </Suspense>
      <OptOutControl contact={contact} optedOut={optedOutAt !== null} refetch={SHOWN_HERE} fullWidth mt="md" />
      <PaneTimeline contactId={contact.id} />
    </div>
  );
}

/**
 * The timeline is loaded on request, because its latest entries are usually the messages that are already visible in
 * the thread.
 */
function PaneTimeline({ contactId }: { contactId: string }) {
  const [opened, { open }] = useDisclosure(false);
  const canRead = useCan('read', 'Contact');
  if (!canRead) return null;
  return (
    <div className={classes.timeline}>
      {opened ? (
        <Suspense fallback={<Skeleton height={80} />}>
          <ContactTimeline contactId={contactId} order={3} />
        </Suspense>
      ) : (
        <Button variant="default" size="xs" fullWidth onClick={open}>
          {t`Show timeline`}
        </Button>
      )}
    </div>
  );
}

function LoadingContact() {
  return (
    <Stack className={classes.scroller} align="center" gap="md" role="status" aria-label={t`Loading contact`}>
      <Skeleton circle height={64} />
      {[60, 84, 72].map((width) => (
        <Skeleton key={width} height={12} width={`${width}%`} radius="xl" />
      ))}
    </Stack>
  );
}

interface ContactLinksProps {
  contactId: string;
  leadId: string | null;
  nextBookingAt: string | null | undefined;
}

/**
 * Links to the contact, the lead and, if available, the phone simulator. The link to the lead shows the time of its
 * next booking, or of its last booking if none is upcoming.
 */
function ContactLinks({ contactId, leadId, nextBookingAt }: ContactLinksProps) {
  const { slug: workspace, timezone, phoneSimulator } = useWorkspace();
  const canReadLeads = useCan('read', 'Lead');
  const canReadContacts = useCan('read', 'Contact');
  return (
    <Stack gap="xs">
      {canReadContacts && (
        <ButtonLink
          to={paths.contact({ workspace, contact: contactId })}
          variant="default"
          size="xs"
          leftSection={<IconAddressBook size={15} aria-hidden />}
        >
          {t`Open contact`}
        </ButtonLink>
      )}
      {leadId && canReadLeads && (
        <ButtonLink
          to={paths.lead({ workspace, lead: leadId })}
          variant="default"
          size="xs"
          leftSection={
            nextBookingAt ? <IconCalendarEvent size={15} aria-hidden /> : <IconUserPlus size={15} aria-hidden />
          }
        >
          {nextBookingAt ? t`Booked for ${formatDateTime(nextBookingAt, timezone)}` : t`Open lead`}
        </ButtonLink>
      )}
      {phoneSimulator && (
        <ButtonLink
          to={paths.phone({ workspace, contact: contactId })}
          variant="default"
          size="xs"
          leftSection={<IconDeviceMobile size={15} aria-hidden />}
        >
          {t`Open simulator`}
        </ButtonLink>
      )}
    </Stack>
  );
}
