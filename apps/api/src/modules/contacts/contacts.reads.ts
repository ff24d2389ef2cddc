import { found, type Sql, sql } from '../../reads/index.ts';

/** By name, phone, address or company. */
export function contactsWhere(search: string | null): Sql | null {
  const searched = found('contacts', search);
  return searched && sql`id in ${searched}`;
}
