import type { WorkspaceContext } from '../../../auth/context.ts';
import { allConditions, filterWhere, matchingIds, type Sql, sql } from '../../../query-compiler/index.ts';
import { externalDataWhere } from '../../contacts/external-data/index.ts';
import { BookingFilter } from './graphql/booking.mutations.ts';

/** SQL condition of a booking filter, or null if the filter is empty. Used for both lists and counts. */
export function bookingsWhere(
  { ability }: Pick<WorkspaceContext, 'ability'>,
  filter: BookingFilter | null,
): Sql | null {
  const special = ({ search, ...external }: BookingFilter) => {
    const leads = matchingIds({ ability }, 'leads', search);
    return allConditions(leads && sql`lead_id in ${leads}`, externalDataWhere(ability, 'Booking', external));
  };
  return filterWhere({ ability, type: BookingFilter, special }, filter);
}
