import { type Sql, sql } from '../../reads/index.ts';

/** By name, phone, address or company. */
export function contactsWhere(search: string | null): Sql | null {
  const text = search?.trim();
  if (!text) return null;
  const contains = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(name ilike ${contains} or phone like ${contains} or email ilike ${contains} or company ilike ${contains})`;
}
