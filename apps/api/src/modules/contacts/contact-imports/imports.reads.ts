import { type ImportRowAction, LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, isOneOf, list, type Read, raw, sql } from '../../../query-compiler/index.ts';

export interface RowsRequest {
  readonly id: string;
  readonly actions: readonly ImportRowAction[] | null;
  readonly first: number;
  readonly afterRow: number | null;
}

/**
 * Reads the rows of the requesting member's own import in file order. If `actions` is given, reads only rows that were
 * not imported yet. Returns no rows for a member who may not view contact details. Throws BAD_USER_INPUT if `first` is
 * out of range.
 */
export function rowsOf({ ability, membership }: WorkspaceContext, { id, actions, first, afterRow }: RowsRequest): Read {
  if (first < 1 || first > LIMITS.pageSizeMax)
    throw badInput(`first must be between 1 and ${LIMITS.pageSizeMax}.`, 'first');
  const open = actions?.length ? raw('outcome is null') : null;
  const where = allConditions(
    sql`import_id in (select i.id from contact_imports i where i.id = ${id}::uuid and i.member_id = ${membership.memberId}::uuid)`,
    sql`row > ${afterRow ?? 0}::int`,
    isOneOf('action', actions),
    open,
    ability.can('readDetails', 'Contact') ? null : raw('false'),
  );
  return list([['row', 'asc']], { limit: first, where });
}
