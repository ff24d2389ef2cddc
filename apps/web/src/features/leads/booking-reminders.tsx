import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { LeadBooking } from './lead-bookings.tsx';

type SentStep = NonNullable<LeadBooking['sequenceMessages']>['edges'][number]['node'];

/**
 * List of the sequence messages for a booking, latest first. Renders nothing if the viewer cannot read sequence
 * messages.
 */
export function BookingReminders({ booking: { sequenceMessages } }: { booking: LeadBooking }) {
  return sequenceMessages?.edges.map(({ node }) => <Reminder key={node.id} sent={node} />);
}

function Reminder({ sent: { status, dueAt, sentAt, sequenceName: name } }: { sent: SentStep }) {
  const { timezone } = useWorkspace();
  const at = formatDateTime(sentAt ?? dueAt, timezone);
  return (
    <Text size="sm" c="dimmed">
      {status === 'SENT'
        ? t`${name} sent ${at}`
        : status === 'WAITING'
          ? t`${name} waiting since ${at}`
          : t`${name} skipped ${at}`}
    </Text>
  );
}
