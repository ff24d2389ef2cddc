import { TIMELINE_CHANGES } from '@frontdesk/domain';
import { raw, type Sql, sql } from '../../../../query-compiler/index.ts';
import { type Branch, changes, entry, ifReadable, type TimelineScope } from './scope.ts';

/**
 * Query for the messages of the contact's conversations. The lateral join reads one page of each conversation by using
 * the index.
 */
const messages = ({ readable, page }: TimelineScope): Sql => sql`
  select ${entry('MESSAGE', { id: 'm.id', at: 'm.sent_at', detail: 'm.author', text: 'm.body', subject: 'c.id' })}
    from conversation c cross join lateral (
      select m.* from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
         and ${readable('Message', 'm')}
         and not exists (select from campaign_recipients r where r.workspace_id = c.workspace_id
           and r.contact_id = c.contact_id and m.id = any (r.previous_message_ids || r.message_id))
         and not exists (select from sequence_messages s where s.workspace_id = m.workspace_id and s.message_id = m.id)
       ${page('m.sent_at')}) m
   where true ${page('m.sent_at')}`;

/**
 * Join that reads the messages with the given ids. `offset 0` forces a lookup by id. Otherwise, the planner would scan
 * all messages in the sort order of the page.
 */
const byIds = ({ readable }: TimelineScope, ids: string): Sql => sql`
  cross join lateral (
    select m.* from messages m where m.workspace_id = r.workspace_id and m.id = any (${raw(ids)})
       and ${readable('Message', 'm')} offset 0) m`;

const campaignMessages = (scope: TimelineScope): Sql => sql`
  select ${entry('CAMPAIGN_MESSAGE', { id: 'm.id', at: 'm.sent_at', detail: `coalesce(o.name, '')`, text: 'm.body', subject: 'm.conversation_id' })}
    from person p join campaign_recipients r on r.workspace_id = p.workspace_id and r.contact_id = p.id
    ${byIds(scope, 'r.previous_message_ids || r.message_id')}
    left join campaigns o on o.workspace_id = r.workspace_id and o.id = r.campaign_id and ${scope.readable('Campaign', 'o')}
   where true ${scope.page('m.sent_at')}`;

const sequenceMessages = (scope: TimelineScope): Sql => sql`
  select ${entry('SEQUENCE_MESSAGE', { id: 'm.id', at: 'm.sent_at', detail: `coalesce(o.name, '')`, text: 'm.body', subject: 'm.conversation_id' })}
    from conversation c join sequence_messages r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    ${byIds(scope, 'array[r.message_id]')}
    left join sequences o on o.workspace_id = r.workspace_id and o.id = r.sequence_id and ${scope.readable('Sequence', 'o')}
   where true ${scope.page('m.sent_at')}`;

const statusChanges = (scope: TimelineScope): Sql =>
  changes(scope, 'CONVERSATION', {
    objects: 'conversation',
    type: 'Conversation',
    names: TIMELINE_CHANGES.CONVERSATION,
    where: scope.readable('Conversation', 'o'),
  });

const takeovers = ({ readable, page }: TimelineScope): Sql => sql`
  select ${entry('TAKEOVER', { id: 't.id', at: 't.started_at', detail: `coalesce(t.end_reason, '')`, text: `coalesce(t.note, '')`, subject: 'c.id' })}
    from conversation c join takeovers t on t.workspace_id = c.workspace_id and t.conversation_id = c.id
   where ${readable('Conversation', 'c')} ${page('t.started_at')}`;

const ratings = ({ readable, page }: TimelineScope): Sql => sql`
  select ${entry('RATING', { id: 'r.id', at: 'r.rated_at', detail: 'r.score::text', subject: 'c.id' })}
    from conversation c join ratings r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
   where r.score is not null and r.rated_at is not null and ${readable('Conversation', 'c')} ${page('r.rated_at')}`;

const calls = ({ page }: TimelineScope): Sql => sql`
  select ${entry('CALL', { id: 'c.id', at: 'c.created_at', detail: 'c.direction', text: `coalesce(c.summary, '')`, subject: 'c.id' })}
    from call c where true ${page('c.created_at')}`;

const endedCalls = ({ page }: TimelineScope): Sql => sql`
  select ${entry('CALL_ENDED', { id: 'c.id', at: 'c.ended_at', detail: `coalesce(c.unanswered_reason, c.outcome, '')`, subject: 'c.id' })}
    from call c where c.ended_at is not null ${page('c.ended_at')}`;

const wrapUps = ({ page }: TimelineScope): Sql => sql`
  select ${entry('CALL_WRAPPED_UP', { id: 'c.id', at: 'c.wrapped_up_at', detail: `coalesce(c.outcome, '')`, text: 'c.wrap_up_note', subject: 'c.id' })}
    from call c where c.wrapped_up_at is not null ${page('c.wrapped_up_at')}`;

export const CONVERSATION_BRANCHES = {
  MESSAGE: ifReadable(['Message'], messages),
  CAMPAIGN_MESSAGE: ifReadable(['Message'], campaignMessages),
  SEQUENCE_MESSAGE: ifReadable(['Message'], sequenceMessages),
  CONVERSATION: ifReadable(['Conversation'], statusChanges),
  TAKEOVER: ifReadable(['Conversation'], takeovers),
  RATING: ifReadable(['Conversation'], ratings),
  CALL: ifReadable(['Call'], calls),
  CALL_ENDED: ifReadable(['Call'], endedCalls),
  CALL_WRAPPED_UP: ifReadable(['Call'], wrapUps),
} as const satisfies Record<string, Branch>;
