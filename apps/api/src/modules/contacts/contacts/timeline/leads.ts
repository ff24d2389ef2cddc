import { TIMELINE_CHANGES } from '@frontdesk/domain';
import { type Sql, sql } from '../../../../query-compiler/index.ts';
import { auditedSql, type Branch, changes, entry, ifReadable, type TimelineScope } from './scope.ts';

const leads = ({ page }: TimelineScope): Sql => sql`
  select ${entry('LEAD', { id: 'l.id', at: 'l.created_at', detail: 'l.source', text: 'l.message', subject: 'l.id' })}
    from lead l where true ${page('l.created_at')}`;

const STATUS_CHANGE = `a.subject_type = 'Lead' and a.name = 'lead.updated' and jsonb_exists(a.after, 'status')`;

const leadStatuses = (scope: TimelineScope): Sql => sql`
  select ${entry('LEAD_STATUS', { id: 'a.id', at: 'a.at', detail: `a.after ->> 'status'`, subject: 'o.id' })}
    from ${auditedSql(scope, 'lead', STATUS_CHANGE)} where true ${scope.page('a.at')}`;

const START = `to_char(b.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const bookings = ({ page }: TimelineScope): Sql => sql`
  select ${entry('BOOKING', { id: 'b.id', at: 'b.created_at', detail: 'b.status', text: START, subject: 'b.lead_id' })}
    from booking b where true ${page('b.created_at')}`;

const bookingChanges = (scope: TimelineScope): Sql =>
  changes(scope, 'BOOKING_CHANGE', {
    objects: 'booking',
    type: 'Booking',
    names: TIMELINE_CHANGES.BOOKING_CHANGE,
    text: `coalesce(a.after ->> 'startsAt', '')`,
    subject: 'o.lead_id',
  });

export const LEAD_BRANCHES = {
  LEAD: ifReadable(['Lead'], leads),
  LEAD_STATUS: ifReadable(['Lead'], leadStatuses),
  BOOKING: ifReadable(['Lead', 'Booking'], bookings),
  BOOKING_CHANGE: ifReadable(['Lead', 'Booking'], bookingChanges),
} as const satisfies Record<string, Branch>;
