import type { WorkspaceContext } from '../../../auth/context.ts';
import { filterWhere, matchingIds, type Sql, sql } from '../../../query-compiler/index.ts';
import { BookingFilter } from './graphql/booking.mutations.ts';

/** SQL condition of a booking filter, or null if the filter is empty. Used for both lists and counts. */
export function bookingsWhere(
  { ability }: Pick<WorkspaceContext, 'ability'>,
  filter: BookingFilter | null,
): Sql | null {
  const special = ({ search }: BookingFilter) => {
    const leads = matchingIds({ ability }, 'leads', search);
    return leads && sql`lead_id in ${leads}`;
  };
  return filterWhere({ ability, type: BookingFilter, special }, filter);
}
