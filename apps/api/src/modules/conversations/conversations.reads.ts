import type { ConversationMode } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../context/context.ts';
import { ids } from '../../graphql/ids.ts';
import { allOf, raw, readableRows, type Sql, sql } from '../../reads/index.ts';

interface ConversationFilter {
  readonly modes?: readonly ConversationMode[] | null;
  readonly assigneeId?: string | null;
  readonly search?: string | null;
}

export function conversationsWhere(
  ctx: WorkspaceContext,
  { modes, assigneeId, search }: ConversationFilter,
): Sql | null {
  return allOf(
    modes?.length ? sql`mode = any(${modes}::text[])` : null,
    assigneeId ? sql`assignee_id = ${ids.uuid(assigneeId)}::uuid` : null,
    search?.trim() ? withContact(ctx, search.trim()) : null,
  );
}

/** Only contacts that the viewer may read can be found by: a search tells what it does not show. */
function withContact({ ability }: WorkspaceContext, text: string): Sql {
  const contains = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = readableRows(ability, 'Contact', 'c') ?? raw('true');
  return sql`contact_id in (select c.id from contacts c where (c.name ilike ${contains} or c.phone like ${contains}) and ${rows})`;
}
