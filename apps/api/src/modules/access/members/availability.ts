import { type Columns, run, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  readonly column: Columns;
}

interface Absence {
  /** Time from which the member is away. Null if the member is available. */
  readonly awaySince: Date | null;
  /** Time at which the member is available again. Null if the absence lasts until the member ends it. */
  readonly awayUntil: Date | null;
}

export const isAway = ({ awaySince, awayUntil }: Absence, now: Date): boolean =>
  awaySince !== null && (awayUntil === null || awayUntil > now);

/** Returns the members who are not away. If all are away, returns all of them, so that someone is notified. */
export function availableMembers<Member extends Absence>(members: readonly Member[], now: Date): readonly Member[] {
  const available = members.filter((member) => !isAway(member, now));
  return available.length > 0 ? available : members;
}

/** SQL condition equivalent to `isAway`, for the current time. */
export const isAwaySql = ({ column }: Row): Sql =>
  sql`(${column('awaySince')} is not null and (${column('awayUntil')} is null or ${column('awayUntil')} > ${run.now}::timestamptz))`;

/** SQL expression for a column of the absence. Null if the member is available. */
export const absenceSql =
  (name: 'awaySince' | 'awayUntil') =>
  (row: Row): Sql =>
    sql`case when ${isAwaySql(row)} then ${row.column(name)} end`;
