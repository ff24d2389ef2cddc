import type { WorkspaceContext } from '../../../auth/context.ts';
import { ids } from '../../../graphql/ids.ts';
import {
  allConditions,
  filterWhere,
  maskText,
  patternContaining,
  raw,
  type Sql,
  searchText,
  sql,
} from '../../../query-compiler/index.ts';
import { ProviderLogFilter } from './graphql/provider-log-entry.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

/** Returns the SQL condition for a filter of provider log entries, or null if the filter is empty. */
export function providerLogWhere({ ability }: Viewer, filter: ProviderLogFilter | null): Sql | null {
  const special = ({ subjectId, search }: ProviderLogFilter) =>
    allConditions(subjectId ? isAbout(ids.uuidOrNone(subjectId)) : null, matchesText({ ability }, searchText(search)));
  return filterWhere({ ability, type: ProviderLogFilter, special }, filter);
}

/**
 * Returns a condition that matches entries of requests about a record, and entries that contain the id that the
 * provider assigned to the record.
 */
const isAbout = (id: string): Sql => sql`(
  message_id = ${id}::uuid or call_id = ${id}::uuid or booking_id = ${id}::uuid or conversation_id = ${id}::uuid
  or reference in (
    select provider_id from messages where id = ${id}::uuid
    union all select provider_id from calls where id = ${id}::uuid
    union all select unnest(provider_id || previous_provider_ids) from bookings where id = ${id}::uuid))`;

/**
 * Returns a condition that searches the texts in the form shown to the viewer. Returns null if the search text is
 * empty.
 */
function matchesText({ ability }: Viewer, text: string): Sql | null {
  if (text === '') return null;
  const pattern = patternContaining(text);
  const message = maskText(ability, raw('error_message'));
  return sql`concat_ws(' ', operation, request_id, reference, error_code, ${message}) ilike ${pattern}::text`;
}
