import { type ConversationStatus, INBOX_TABS, type InboxTab } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import {
  allConditions,
  filterWhere,
  join,
  matchesContact,
  raw,
  readableRows,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';
import { isWaiting } from './conversation.computed-fields.ts';
import { ConversationFilter } from './graphql/conversation.mutations.ts';
import { actingMember } from './take-over.ts';

export function conversationsWhere(
  { ability }: Pick<WorkspaceContext, 'ability'>,
  filter: ConversationFilter | null,
): Sql | null {
  const special = ({ isWaiting: waiting, search }: ConversationFilter) =>
    allConditions(
      waiting == null ? null : sql`(${isWaiting(columnNamed)} is ${raw(String(waiting))})`,
      matchesContact({ ability }, search),
    );
  return filterWhere({ ability, type: ConversationFilter, special }, filter);
}

/**
 * Returns the number of readable conversations in each inbox tab. If no statuses are given, conversations in every
 * status are counted.
 */
export function conversationCounts(ctx: WorkspaceContext, statuses: readonly ConversationStatus[]): Sql {
  const counts = INBOX_TABS.map((tab) => sql`count(*) filter (where ${inTab(ctx, tab) ?? raw('true')})`);
  const rules = readableRows(ctx.ability, 'Conversation', 'c') ?? raw('true');
  const inStatuses = statuses.length > 0 ? sql`status = any(${statuses}::text[])` : raw('true');
  return sql`
    select t.tab, t.count::int as count, t.position
      from (select array[${join(counts, ', ')}] as counts from conversations c where ${rules} and ${inStatuses}) s,
        unnest(${INBOX_TABS}::text[], s.counts) with ordinality t(tab, count, position)`;
}

const COLUMNS: Readonly<Record<string, string>> = {
  workspaceId: 'workspace_id',
  lastInboundAt: 'last_inbound_at',
};

const columnNamed = (field: string): Sql => raw(COLUMNS[field] ?? field);

function inTab(ctx: WorkspaceContext, tab: InboxTab): Sql | null {
  switch (tab) {
    case 'ALL':
      return null;
    case 'AGENT':
      return raw("mode = 'AGENT'");
    case 'UNASSIGNED':
      return raw('assignee_id is null and held_by_id is null');
    case 'WAITING':
      return isWaiting(columnNamed);
    case 'MINE':
      return isOwn(actingMember(ctx));
  }
}

/**
 * Condition for conversations that the member took over or is assigned to. Matches nothing for an API key, which has no
 * member.
 */
const isOwn = (memberId: string | null): Sql =>
  memberId ? sql`(held_by_id = ${memberId}::uuid or assignee_id = ${memberId}::uuid)` : raw('false');
