import { REVIEW_LIMITS, type ReviewStatus } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { allConditions, filterWhere, raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { ReviewFilter } from './graphql/review-filter.ts';

/** SQL condition for the list of reviews. */
export function reviewsWhere(
  { ability, services }: Pick<WorkspaceContext, 'ability' | 'services'>,
  filter: ReviewFilter | null,
): Sql | null {
  const special = ({ status, reason }: ReviewFilter) =>
    allConditions(
      status == null ? null : hasStatus(status, claimsSince(services.clock())),
      reason == null ? null : sql`(reasons @> array[${reason}::text])`,
    );
  return filterWhere({ ability, type: ReviewFilter, special }, filter);
}

/** Returns the time after which a claim must have been made to be still valid. */
export const claimsSince = (now: Date): Date => new Date(now.getTime() - REVIEW_LIMITS.claimMinutes * 60_000);

function hasStatus(status: ReviewStatus, since: Date): Sql {
  switch (status) {
    case 'COMPLETED':
      return raw('(completed_at is not null)');
    case 'CLAIMED':
      return sql`(completed_at is null and claimed_at > ${since}::timestamptz)`;
    case 'OPEN':
      return sql`(completed_at is null and (claimed_at is null or claimed_at <= ${since}::timestamptz))`;
  }
}
