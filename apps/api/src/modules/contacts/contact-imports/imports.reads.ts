import { IMPORT_KINDS, type ImportKind, type ImportRowAction, type ImportRowGroup, LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, isOneOf, list, one, type Read, raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { canImport, canReadDetails } from './import-permissions.ts';

/**
 * SQL condition for the imports that the caller can use, of one kind or of all. Imports of saved replies can contain
 * private ones, so that only the member who uploaded the file can use them.
 */
export function importsWhere({ ability, membership }: WorkspaceContext, kind: ImportKind | null): Sql {
  const kinds = IMPORT_KINDS.filter((known) => canImport(ability, known) && (kind ?? known) === known);
  return sql`(kind = any (${kinds}::text[]) and (kind <> 'SAVED_REPLIES' or member_id = ${membership.memberId}::uuid))`;
}

export const importWithId = (ctx: WorkspaceContext, id: string): Read =>
  one(allConditions(sql`id = ${id}::uuid`, importsWhere(ctx, null)));

export interface RowsRequest {
  readonly id: string;
  readonly group: ImportRowGroup | null;
  readonly actions: readonly ImportRowAction[] | null;
  readonly first: number;
  readonly afterRow: number | null;
}

/**
 * Reads the rows of the requesting member's own import in file order. If `actions` is given, reads only rows that were
 * not imported yet. Returns no rows for a member who may not view contact details. Throws BAD_USER_INPUT if `first` is
 * out of range.
 */
export function rowsOf(
  { ability, membership }: WorkspaceContext,
  { id, actions, group, first, afterRow }: RowsRequest,
): Read {
  if (first < 1 || first > LIMITS.pageSizeMax)
    throw badInput(`first must be between 1 and ${LIMITS.pageSizeMax}.`, 'first');
  const kinds = IMPORT_KINDS.filter((kind) => canImport(ability, kind) && canReadDetails(ability, kind));
  const where = allConditions(
    sql`import_id in (select i.id from contact_imports i where i.id = ${id}::uuid
      and i.member_id = ${membership.memberId}::uuid and i.kind = any (${kinds}::text[]))`,
    sql`row > ${afterRow ?? 0}::int`,
    isOneOf('action', actions),
    actions?.length ? raw('outcome is null') : null,
    group && raw(GROUPS[group]),
  );
  return list([['row', 'asc']], { limit: first, where });
}

const GROUPS: Record<ImportRowGroup, string> = {
  EXISTING_LEAD: 'existing_lead_id is not null',
  // Contacts that exist have no reason.
  EXISTING_SAVED_REPLY: "action = 'SKIP' and reason is not null and existing_lead_id is null",
  ATTACHMENTS: "action = 'CREATE' and (parsed_values->>'attachments')::int > 0",
  KEPT: "outcome = 'KEPT'",
};
