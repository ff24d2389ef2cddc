import { raw, type Sql, sql } from '../../../query-compiler/index.ts';

/**
 * Returns an SQL expression that formats a time column in ISO 8601 format, in UTC and with seconds. Null stays null.
 */
export const timeColumn = (column: string): Sql =>
  sql`to_char(${raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
