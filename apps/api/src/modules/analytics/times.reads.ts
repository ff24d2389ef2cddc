import { TIME_MEASURES } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../context/context.ts';
import { raw, type Sql, sql } from '../../reads/index.ts';
import { readable, wentOut } from './analytics.reads.ts';
import { type Range, span, within } from './range.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

/** Whatever began in the range, with its seconds; null seconds are still running. */
export const timesOf = (viewer: Viewer, range: Range): Sql => sql`
  with ${span(range)},
  timed as (${firstContact(viewer)} union all ${firstResponse(viewer)} union all ${handling(viewer)})
  select m.measure, m.position, count(t.seconds)::int as count, (count(t.measure) - count(t.seconds))::int as waiting,
    round(percentile_cont(0.5) within group (order by t.seconds))::int as "medianSeconds",
    round(percentile_cont(0.9) within group (order by t.seconds))::int as "p90Seconds"
    from unnest(${TIME_MEASURES}::text[]) with ordinality m(measure, position)
    left join timed t on t.measure = m.measure
   group by m.measure, m.position`;

/** A lead is the contact with its number. */
const firstContact = (viewer: Viewer): Sql => sql`
  select 'FIRST_CONTACT' as measure, ${seconds(raw('l.created_at'), raw('answer.at'))} as seconds
    from leads l left join lateral (
      select min(m.sent_at) as at from contacts p
        join conversations c on c.workspace_id = p.workspace_id and c.contact_id = p.id
        join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
       where p.workspace_id = l.workspace_id and p.phone = l.phone and m.sent_at >= l.created_at
         and ${wentOut('m')} and ${readable(viewer, 'Message', 'm')}) answer on true
   where ${within(raw('l.created_at'))} and ${readable(viewer, 'Lead', 'l')}`;

const firstResponse = (viewer: Viewer): Sql => sql`
  select 'FIRST_RESPONSE', ${seconds(raw('q.sent_at'), raw('answer.at'))}
    from messages q left join lateral (
      select min(m.sent_at) as at from messages m
       where m.workspace_id = q.workspace_id and m.conversation_id = q.conversation_id and m.sent_at >= q.sent_at
         and ${wentOut('m')}) answer on true
   where ${within(raw('q.sent_at'))} and q.direction = 'IN' and ${readable(viewer, 'Message', 'q')} and not exists (
      select from messages e where e.workspace_id = q.workspace_id and e.conversation_id = q.conversation_id
        and e.direction = 'IN' and (e.sent_at, e.id) < (q.sent_at, q.id))`;

const handling = (viewer: Viewer): Sql => sql`
  select 'HANDLING', ${seconds(raw('said.first'), raw('said.last'))}
    from conversations c cross join lateral (
      select min(m.sent_at) as first, max(m.sent_at) as last, count(*) as count from messages m
       where m.workspace_id = c.workspace_id and m.conversation_id = c.id and ${readable(viewer, 'Message', 'm')}) said
   where ${within(raw('c.last_message_at'))} and ${readable(viewer, 'Conversation', 'c')} and said.count > 1`;

const seconds = (from: Sql, to: Sql): Sql => sql`extract(epoch from ${to} - ${from})::float8`;
