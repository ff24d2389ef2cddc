import type { useFragment } from '@apollo/client/react';
import { BOOKING_ORIGIN_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { BookingStatusBadge } from '../../app/booking-status-badge.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ProviderLogLink } from '../../app/provider-log-link.tsx';
import { BookingTable_BookingFragmentDoc } from '../../gql/booking-table.ts';
import type { BookingTable_BookingFragment } from '../../gql/types.ts';
import { dayLabel, formatDateTime, formatTime } from '../../lib/dates.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useNow } from '../../lib/use-now.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { ProviderLink } from '../../ui/provider-link.tsx';
import classes from './bookings-page.module.css';

type Booking = BookingTable_BookingFragment;

interface Props extends Paging {
  /** Bookings of the list. Undefined while they load for the first time. */
  bookings: useFragment.FromOptionValue<Booking>[] | undefined;
  empty: ReactNode;
  stale: boolean;
}

/**
 * Table of bookings. Each row links to the booking's lead if the viewer can read leads. Times are in the workspace's
 * time zone.
 */
export function BookingTable({ bookings, ...rest }: Props) {
  const { slug, timezone } = useWorkspace();
  const now = useNow();
  const canReadLeads = useCan('read', 'Lead');
  const rows = useFragments(BookingTable_BookingFragmentDoc, bookings ?? []);
  return (
    <DataTable
      label={t`Bookings`}
      columns={columnsFor({ workspace: slug, timeZone: timezone, now, canReadLeads })}
      rows={bookings && rows}
      rowKey={({ id }) => id}
      skeletonRows={8}
      {...rest}
    />
  );
}

interface Setting {
  workspace: string;
  timeZone: string;
  now: number;
  canReadLeads: boolean;
}

const columnsFor = ({ workspace, timeZone, now, canReadLeads }: Setting): Column<Booking>[] => [
  { key: 'when', header: t`Time`, width: 240, cell: (booking) => <When {...{ booking, timeZone, now }} /> },
  {
    key: 'who',
    header: t`Lead`,
    cell: ({ leadId, leadName }) => (
      <span className={classes.person}>
        <NameAvatar name={leadName} size={30} />
        {canReadLeads ? (
          <AnchorLink to={paths.lead({ workspace, lead: leadId })} fw={550} underline="never">
            {leadName}
          </AnchorLink>
        ) : (
          <Text span inherit fw={550}>
            {leadName}
          </Text>
        )}
      </span>
    ),
  },
  { key: 'origin', header: t`Booked by`, from: 'md', width: 110, cell: ({ origin }) => BOOKING_ORIGIN_TITLES[origin] },
  {
    key: 'place',
    header: t`Meeting`,
    from: 'lg',
    width: 130,
    cell: ({ meetingUrl, status }) =>
      meetingUrl && status === 'BOOKED' ? (
        <ProviderLink href={meetingUrl} size="sm">
          {t`Join meeting`}
        </ProviderLink>
      ) : null,
  },
  { key: 'status', header: t`Status`, width: 190, cell: (booking) => <State {...{ booking, timeZone }} /> },
];

function When({
  booking: { startsAt, endsAt },
  timeZone,
  now,
}: { booking: Booking } & Pick<Setting, 'timeZone' | 'now'>) {
  return (
    <time dateTime={startsAt} title={formatDateTime(startsAt, timeZone)}>
      <Text span fw={550}>
        {dayLabel(startsAt, now, timeZone)}
      </Text>
      <Text size="sm" c="dimmed" className={classes.time}>
        {formatTime(startsAt, timeZone)}
        {endsAt && ` – ${formatTime(endsAt, timeZone)}`}
      </Text>
    </time>
  );
}

function State({
  booking: { id, status, pendingChange, requestedStart, failure },
  timeZone,
}: {
  booking: Booking;
  timeZone: string;
}) {
  return (
    <>
      <BookingStatusBadge status={status} />
      {pendingChange === 'CANCEL' && <Note>{t`Canceling…`}</Note>}
      {pendingChange === 'RESCHEDULE' && requestedStart && (
        <Note>{t`Rescheduling to ${formatDateTime(requestedStart, timeZone)}…`}</Note>
      )}
      {failure && (
        <Note>
          {failure} <ProviderLogLink subject={id} />
        </Note>
      )}
    </>
  );
}

const Note = ({ children }: { children: ReactNode }) => (
  <Text size="xs" c="dimmed" mt={2}>
    {children}
  </Text>
);
