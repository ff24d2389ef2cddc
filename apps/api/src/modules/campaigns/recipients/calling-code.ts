import type { Tx } from '../../../db/tenant-db.ts';
import { type Sql, sql, toStatement } from '../../../query-compiler/index.ts';
import { CALLING_CODES } from './recipient-timezones.ts';

/** SQL expression: country calling code of a phone number, for example 44. */
export const callingCodeOf = (phone: Sql): Sql => sql`
  case when substr(${phone}, 2, 4) = any(${CALLING_CODES}::text[]) then substr(${phone}, 2, 4)
    when substr(${phone}, 2, 1) = any(${CALLING_CODES}::text[]) then substr(${phone}, 2, 1)
    when substr(${phone}, 2, 2) = any(${CALLING_CODES}::text[]) then substr(${phone}, 2, 2)
    else substr(${phone}, 2, 3) end`;

/**
 * Updates the calling codes of all recipients of these contacts after a change of phone number, because failed
 * recipients may be retried.
 */
export const syncCallingCodes = (tx: Tx, contactIds: readonly string[]) =>
  tx.run(
    toStatement(sql`
      update campaign_recipients r set calling_code = found.code
        from (select t.id, ${callingCodeOf(sql`t.phone`)} as code from contacts t where t.id = any(${contactIds}::uuid[])) found
       where r.contact_id = found.id and r.calling_code <> found.code`),
  );
