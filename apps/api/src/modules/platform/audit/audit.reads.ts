import { EVENT_NAMES } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import {
  allConditions,
  filterWhere,
  isOneOf,
  maskJson,
  maskText,
  patternContaining,
  raw,
  type Sql,
  searchText,
  sql,
} from '../../../query-compiler/index.ts';
import { AuditFilter } from './graphql/audit.types.ts';

export type { AuditFilter };

type Viewer = Pick<WorkspaceContext, 'ability'>;

/**
 * Returns the SQL conditions of a filter, or null if it has none. Lists, total counts and exports use the same
 * conditions.
 */
export function auditWhere({ ability }: Viewer, filter: AuditFilter | null): Sql | null {
  const special = ({ names, search }: AuditFilter) =>
    allConditions(isOneOf('name', names?.map(validateEventName)), matchesText({ ability }, searchText(search)));
  return filterWhere({ ability, type: AuditFilter, special }, filter);
}

/**
 * Returns a condition that searches the text in the form shown to the viewer: contact details that the viewer cannot
 * see cannot be searched for. Returns null if the search text is empty.
 */
function matchesText({ ability }: Viewer, text: string): Sql | null {
  if (text === '') return null;
  const pattern = patternContaining(text);
  const [label, before, after] = [
    maskText(ability, raw('actor_label')),
    maskJson(ability, raw('before')),
    maskJson(ability, raw('after')),
  ];
  return sql`concat_ws(' ', ${label}, name, subject_type, subject_id, ${before}, ${after}, request_id) ilike ${pattern}::text`;
}

function validateEventName(name: string): string {
  if (!(EVENT_NAMES as readonly string[]).includes(name)) throw badInput('This event does not exist.', 'names');
  return name;
}
