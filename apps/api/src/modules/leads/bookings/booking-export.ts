import type { AppAbility } from '@frontdesk/policies';
import { allConditions, maskColumn, raw, readableRows, sql } from '../../../query-compiler/index.ts';
import { externalIdsJson } from '../../contacts/external-data/index.ts';
import { type ExportDefinition, type ExportSection, timeColumn } from '../../platform/exports/index.ts';
import { bookingsWhere } from './bookings.reads.ts';
import type { BookingFilter } from './graphql/booking.mutations.ts';

/** Bookings in an export. docs/exports.md documents the columns. */
export const bookingRows: ExportSection<BookingFilter> = {
  table: 'bookings',
  order: [['id', 'uuid']],
  where: ({ ability }, filter) =>
    allConditions(bookingsWhere({ ability }, filter), readableRows(ability, 'Booking', 't')) ?? raw('true'),
  columns: (ability) => [
    { name: 'id', value: raw('t.id') },
    { name: 'lead_id', value: raw('t.lead_id') },
    {
      name: 'lead_name',
      value: sql`(select ${maskColumn(ability, 'Lead', 'name', 'bl')} from leads bl where bl.workspace_id = t.workspace_id and bl.id = t.lead_id)`,
    },
    { name: 'status', value: raw('t.status') },
    { name: 'origin', value: raw('t.origin') },
    { name: 'starts_at', value: timeColumn('t.starts_at') },
    { name: 'ends_at', value: timeColumn('t.ends_at') },
    { name: 'time_zone', value: raw('t.time_zone') },
    { name: 'attendee_name', value: seen(ability, 'attendeeName') },
    { name: 'attendee_email', value: seen(ability, 'attendeeEmail') },
    { name: 'meeting_url', value: seen(ability, 'meetingUrl') },
    { name: 'reason', value: seen(ability, 'reason') },
    { name: 'failure', value: seen(ability, 'failure') },
    { name: 'external_ids', value: externalIdsJson(ability, 'Booking') },
    { name: 'metadata', value: seen(ability, 'metadata') },
    { name: 'booked_by_id', value: raw('t.booked_by_id') },
    { name: 'confirmed_at', value: timeColumn('t.confirmed_at') },
    { name: 'no_show_at', value: timeColumn('t.no_show_at') },
    { name: 'created_at', value: timeColumn('t.created_at') },
    { name: 'updated_at', value: timeColumn('t.updated_at') },
  ],
};

export const bookingExport: ExportDefinition<BookingFilter> = { kind: 'BOOKING_EXPORT', sections: [bookingRows] };

const seen = (ability: AppAbility, field: string) => maskColumn(ability, 'Booking', field, 't');
