import { REVIEW_LIMITS } from '@frontdesk/domain';
import { raw, run, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

const CLAIM = raw(`interval '${REVIEW_LIMITS.claimMinutes} minutes'`);

/** SQL condition for a review whose claim has not expired. */
const isClaimed = ({ column }: Row): Sql => sql`(${column('claimedAt')} > ${run.now}::timestamptz - ${CLAIM})`;

/** Status of the review. A review with an expired claim is open. */
export const reviewStatus = (row: Row): Sql => sql`(case when ${row.column('completedAt')} is not null then 'COMPLETED'
  when ${isClaimed(row)} then 'CLAIMED' else 'OPEN' end)`;

/** Id of the member whose claim has not expired. Null if there is none. */
export const claimedById = (row: Row): Sql => sql`(case when ${isClaimed(row)} then ${row.column('claimedById')} end)`;

/** Time at which the claim expires. Null if the review is not claimed. */
export const claimExpiresAt = (row: Row): Sql =>
  sql`(case when ${isClaimed(row)} then ${row.column('claimedAt')} + ${CLAIM} end)`;
