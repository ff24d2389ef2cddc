import type { ConversationMode } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../context/context.ts';
import { isUuid } from '../../graphql/ids.ts';
import { allOf, among, found, raw, readableRows, type Sql, sql } from '../../reads/index.ts';

interface ConversationFilter {
  readonly modes?: readonly ConversationMode[] | null;
  readonly assigneeId?: string | null;
  readonly search?: string | null;
}

export function conversationsWhere(
  ctx: WorkspaceContext,
  { modes, assigneeId, search }: ConversationFilter,
): Sql | null {
  return allOf(among('mode', modes), assigneeId ? lookedAfterBy(assigneeId) : null, ofContact(ctx, search));
}

/** What cannot be an id is nobody's, and finds as much. */
const lookedAfterBy = (memberId: string): Sql =>
  isUuid(memberId) ? sql`assignee_id = ${memberId}::uuid` : raw('false');

/** Only contacts that the viewer may read can be found by: a search tells what it does not show. */
function ofContact({ ability }: WorkspaceContext, search: string | null | undefined): Sql | null {
  const contacts = found('contacts', search);
  const rules = readableRows(ability, 'Contact', 'c');
  if (!contacts || !rules) return contacts && sql`contact_id in ${contacts}`;
  return sql`contact_id in (select c.id from contacts c where c.id in ${contacts} and ${rules})`;
}
