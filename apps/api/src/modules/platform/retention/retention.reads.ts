import { isUuid } from '../../../db/uuid.ts';
import { raw, type Sql, sql } from '../../../query-compiler/index.ts';

/**
 * Condition for active legal holds that affect a person. Leads and contacts with the same phone number are the same
 * person.
 */
export function protectingHolds(contactId: string): Sql {
  if (!isUuid(contactId)) return raw('false');
  return sql`open and (scope = 'WORKSPACE' or subject_id = ${contactId}::uuid
    or subject_id in (select l.id from contacts c join leads l on l.workspace_id = c.workspace_id and l.phone = c.phone
      where c.id = ${contactId}::uuid))`;
}
