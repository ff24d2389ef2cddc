import { type ConversationMode, INBOX_TABS, type InboxTab } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { isUuid } from '../../../db/uuid.ts';
import {
  allConditions,
  isOneOf,
  join,
  matchesContact,
  raw,
  readableRows,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';
import { isWaiting } from './conversation.computed-fields.ts';
import { actingMember } from './take-over.ts';

interface ConversationFilter {
  readonly tab?: InboxTab | null;
  readonly modes?: readonly ConversationMode[] | null;
  readonly assigneeId?: string | null;
  readonly contactId?: string | null;
  readonly search?: string | null;
}

export function conversationsWhere(
  ctx: WorkspaceContext,
  { tab, modes, assigneeId, contactId, search }: ConversationFilter,
): Sql | null {
  return allConditions(
    tab ? inTab(ctx, tab) : null,
    isOneOf('mode', modes),
    assigneeId ? isEqualId('assignee_id', assigneeId) : null,
    contactId ? isEqualId('contact_id', contactId) : null,
    matchesContact(ctx, search),
  );
}

/** SQL condition: the column has this id. A malformed id matches no rows. */
const isEqualId = (column: 'assignee_id' | 'contact_id', id: string): Sql =>
  isUuid(id) ? sql`${raw(column)} = ${id}::uuid` : raw('false');

/** Returns the number of readable conversations in each inbox tab. */
export function conversationCounts(ctx: WorkspaceContext): Sql {
  const counts = INBOX_TABS.map((tab) => sql`count(*) filter (where ${inTab(ctx, tab) ?? raw('true')})`);
  const rules = readableRows(ctx.ability, 'Conversation', 'c') ?? raw('true');
  return sql`
    select t.tab, t.count::int as count, t.position
      from (select array[${join(counts, ', ')}] as counts from conversations c where ${rules}) s,
        unnest(${INBOX_TABS}::text[], s.counts) with ordinality t(tab, count, position)`;
}

const COLUMNS: Readonly<Record<string, string>> = {
  workspaceId: 'workspace_id',
  lastInboundAt: 'last_inbound_at',
};

function inTab(ctx: WorkspaceContext, tab: InboxTab): Sql | null {
  switch (tab) {
    case 'ALL':
      return null;
    case 'AGENT':
      return raw("mode = 'AGENT'");
    case 'UNASSIGNED':
      return raw('assignee_id is null and held_by_id is null');
    case 'WAITING':
      return isWaiting((field) => raw(COLUMNS[field] ?? field));
    case 'MINE':
      return isOwn(actingMember(ctx));
  }
}

/** Condition for conversations that the member took over or is assigned to. An API key has none. */
const isOwn = (memberId: string | null): Sql =>
  memberId ? sql`(held_by_id = ${memberId}::uuid or assignee_id = ${memberId}::uuid)` : raw('false');
