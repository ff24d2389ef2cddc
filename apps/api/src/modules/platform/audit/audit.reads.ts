import { type AuditActorKind, EVENT_NAMES, LIMITS, normalizeText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, isOneOf, maskJson, maskText, raw, type Sql, sql } from '../../../query-compiler/index.ts';

export interface AuditFilter {
  readonly actorKinds?: readonly AuditActorKind[] | null;
  readonly actorId?: string | null;
  readonly names?: readonly string[] | null;
  readonly subjectType?: string | null;
  readonly subjectId?: string | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly search?: string | null;
}

/** Validates a filter and normalizes its texts for PostgreSQL. Throws an error for invalid values. */
export function validateFilter(filter: AuditFilter): AuditFilter {
  const text = (field: 'subjectType' | 'subjectId' | 'search') => {
    const term = normalizeText(filter[field] ?? '', LIMITS.searchLength);
    if (term === null) throw badInput(`${field} has up to ${LIMITS.searchLength} characters.`, field);
    return term || null;
  };
  const actorId = filter.actorId ? uuidOrNone(filter.actorId) : null;
  const names = filter.names?.map(validateEventName) ?? null;
  return {
    ...filter,
    actorId,
    names,
    subjectType: text('subjectType'),
    subjectId: text('subjectId'),
    search: text('search'),
  };
}

type Viewer = Pick<WorkspaceContext, 'ability'>;

/**
 * Returns the conditions of a filter, or null if it has none. The page, its total count and exports use the same
 * conditions.
 */
export function auditWhere(viewer: Viewer, filter: AuditFilter): Sql | null {
  const { actorKinds, actorId, names, subjectType, subjectId, from, to, search } = validateFilter(filter);
  return allConditions(
    isOneOf('actor_kind', actorKinds),
    actorId ? sql`actor_id = ${actorId}::uuid` : null,
    isOneOf('name', names),
    subjectType ? sql`subject_type = ${subjectType}::text` : null,
    subjectId ? sql`subject_id = ${subjectId}::text` : null,
    from ? sql`at >= ${timestampSql(from)}` : null,
    to ? sql`at < ${timestampSql(to)}` : null,
    search ? matchesText(viewer, search) : null,
  );
}

/**
 * SQL expression: a time. It is passed as a number, because PostgreSQL and JavaScript format the year 0 differently.
 */
const timestampSql = (date: Date): Sql => sql`to_timestamp(${date.getTime()}::double precision / 1000)`;

/**
 * Returns a condition that searches the text as the viewer sees it: a viewer who may not see contact details cannot
 * search for them.
 */
function matchesText({ ability }: Viewer, text: string): Sql {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const [label, before, after] = [
    maskText(ability, raw('actor_label')),
    maskJson(ability, raw('before')),
    maskJson(ability, raw('after')),
  ];
  return sql`concat_ws(' ', ${label}, name, subject_type, subject_id, ${before}, ${after}, request_id) ilike ${pattern}::text`;
}

/** Replaces a malformed id with an id that matches no rows. */
const uuidOrNone = (id: string) => (isUuid(id) ? id.toLowerCase() : '00000000-0000-0000-0000-000000000000');

function validateEventName(name: string): string {
  if (!(EVENT_NAMES as readonly string[]).includes(name)) throw badInput('This event does not exist.', 'names');
  return name;
}
