import type { WorkspaceContext } from '../../context/context.ts';
import { found, type Sql, sql } from '../../reads/index.ts';

/** By name, phone, address or company. */
export function contactsWhere(ctx: WorkspaceContext, search: string | null): Sql | null {
  const searched = found(ctx, 'contacts', search);
  return searched && sql`id in ${searched}`;
}
