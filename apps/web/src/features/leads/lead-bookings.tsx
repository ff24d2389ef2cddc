import { type useFragment, useSubscription } from '@apollo/client/react';
import { BOOKING_ORIGIN_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import { BookingStatusBadge } from '../../app/booking-status-badge.tsx';
import { LeadBookings_LeadFragmentDoc } from '../../gql/lead-bookings.ts';
import { LiveLeadBookingsDocument } from '../../gql/live-lead-bookings.ts';
import type { LeadBookings_LeadFragment } from '../../gql/types.ts';
import { formatDateTime, formatTime } from '../../lib/dates.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useNow } from '../../lib/use-now.ts';
import { ExternalDataButton } from '../../session/external-data/external-data.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { ProviderLink } from '../../ui/provider-link.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { BookingReminders } from './booking-reminders.tsx';
import { CancelBooking } from './cancel-booking.tsx';
import classes from './lead-bookings.module.css';
import { NoShow } from './no-show.tsx';
import { SlotDialog } from './slot-dialog.tsx';
import { useCreateBooking, useRescheduleBooking } from './use-booking-changes.ts';

export type LeadBooking = LeadBookings_LeadFragment['bookings']['nodes'][number];

interface Props {
  lead: useFragment.FromOptionValue<LeadBookings_LeadFragment>;
  permission: Permission;
  /** Called when a new booking of the lead appears, so that the lead is refetched. */
  onNew: () => void;
}

export function LeadBookings({ lead: from, permission, onNew }: Props) {
  const withReminders = useCan('read', 'SequenceMessage');
  const lead = useSingleFragment(LeadBookings_LeadFragmentDoc, from, { withReminders });
  const [booking, { open, close }] = useDisclosure(false);
  const book = useCreateBooking(lead?.id ?? '', onNew);
  useSubscription(LiveLeadBookingsDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const changed = data?.bookingChanged.booking;
      // Changes to known bookings are already in the cache, so only a new booking requires a refetch.
      if (changed?.leadId === lead?.id && !lead?.bookings.nodes.some(({ id }) => id === changed?.id)) onNew();
    },
  });
  if (!lead) return null;
  return (
    <Section
      title={t`Bookings`}
      actions={
        <PermissionButton
          size="xs"
          variant="default"
          permission={permission}
          leftSection={<IconCalendarPlus size={15} aria-hidden />}
          onClick={open}
        >
          {t`Add booking`}
        </PermissionButton>
      }
    >
      <List bookings={lead.bookings.nodes} name={lead.name} />
      <SlotDialog
        opened={booking}
        onClose={close}
        title={t`Add booking for ${lead.name}`}
        confirm={t`Add booking`}
        onChoose={book.attempt}
        pending={book.pending}
        refusal={book.refusal}
      />
    </Section>
  );
}

/** List of bookings, latest start first. */
function List({ bookings, name }: { bookings: readonly LeadBooking[]; name: string }) {
  if (bookings.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {t`No bookings yet`}
      </Text>
    );
  }
  return (
    <ul className={classes.list}>
      {bookings.toReversed().map((one) => (
        <Booking key={one.id} booking={one} name={name} />
      ))}
    </ul>
  );
}

function Booking({ booking, name }: { booking: LeadBooking; name: string }) {
  const { timezone } = useWorkspace();
  const { status, origin, startsAt, endsAt, meetingUrl, reason, failure, confirmedAt, noShowAt } = booking;
  return (
    <li className={classes.booking}>
      <div className={classes.words}>
        <time dateTime={startsAt} className={classes.when}>
          {formatDateTime(startsAt, timezone)}
          {endsAt && ` – ${formatTime(endsAt, timezone)}`}
        </time>
        <Text size="sm" c="dimmed">
          {BOOKING_ORIGIN_TITLES[origin]}
          {meetingUrl && status === 'BOOKED' && (
            <>
              {' · '}
              <ProviderLink href={meetingUrl}>{t`Join meeting`}</ProviderLink>
            </>
          )}
        </Text>
        {confirmedAt && <Text size="sm">{t`Confirmed by the contact`}</Text>}
        {reason && <Text size="sm">“{reason}”</Text>}
        {failure && (
          <Text size="sm" className={classes.failure}>
            {failure}
          </Text>
        )}
        <PendingChange booking={booking} />
        <BookingReminders booking={booking} />
      </div>
      <div className={classes.side}>
        {noShowAt ? <StatusBadge tone="bad">{t`No-show`}</StatusBadge> : <BookingStatusBadge status={status} />}
        <Changes booking={booking} name={name} />
        <NoShow booking={booking} name={name} />
        <ExternalDataButton type="Booking" record={booking} name={name} />
      </div>
    </li>
  );
}

function PendingChange({ booking: { pendingChange, requestedStart } }: { booking: LeadBooking }) {
  const { timezone } = useWorkspace();
  if (!pendingChange) return null;
  return (
    <Text size="sm" role="status">
      {pendingChange === 'CANCEL' || !requestedStart
        ? t`Canceling…`
        : t`Rescheduling to ${formatDateTime(requestedStart, timezone)}…`}
    </Text>
  );
}

/** Buttons that reschedule or cancel a booking. Shown only for upcoming bookings without a pending change. */
function Changes({ booking, name }: { booking: LeadBooking; name: string }) {
  const now = useNow();
  const [moving, { open, close }] = useDisclosure(false);
  const move = useRescheduleBooking(booking.id);
  const { status, pendingChange, startsAt, viewerCan } = booking;
  if (status !== 'BOOKED' || pendingChange || new Date(startsAt).getTime() < now) return null;
  return (
    <Group gap="xs">
      <PermissionButton size="compact-sm" variant="default" permission={viewerCan.reschedule} onClick={open}>
        {t`Reschedule`}
      </PermissionButton>
      <CancelBooking booking={booking} name={name} />
      <SlotDialog
        opened={moving}
        onClose={close}
        title={t`Reschedule the booking with ${name}`}
        confirm={t`Reschedule booking`}
        onChoose={move.attempt}
        pending={move.pending}
        refusal={move.refusal}
      />
    </Group>
  );
}
