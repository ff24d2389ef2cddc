import { type AuditActorKind, EVENT_NAMES, LIMITS, normalizeText } from '@frontdesk/domain';
import { badInput } from '../../errors/denials.ts';
import { isUuid } from '../../graphql/ids.ts';
import { allOf, among, type Sql, sql } from '../../reads/index.ts';

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

/** The rows a filter leaves: the same for the page, its count and an export. */
export function auditWhere(filter: AuditFilter): Sql | null {
  const { actorKinds, actorId, names, subjectType, subjectId, from, to } = filter;
  return allOf(
    among('actor_kind', actorKinds),
    actorId ? sql`actor_id = ${uuidOr(actorId)}::uuid` : null,
    among('name', names?.map(known)),
    subjectType ? sql`subject_type = ${subjectType}::text` : null,
    subjectId ? sql`subject_id = ${subjectId}::text` : null,
    from ? sql`at >= ${from.toISOString()}::timestamptz` : null,
    to ? sql`at < ${to.toISOString()}::timestamptz` : null,
    searched(filter.search),
  );
}

function searched(typed: string | null | undefined): Sql | null {
  const text = normalizeText(typed ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search has up to ${LIMITS.searchLength} characters.`, 'search');
  if (text === '') return null;
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`concat_ws(' ', actor_label, name, subject_type, subject_id, before, after, request_id) ilike ${pattern}::text`;
}

/** Nobody has an id that is none: the list is empty, and not an error. */
const uuidOr = (id: string) => (isUuid(id) ? id.toLowerCase() : '00000000-0000-0000-0000-000000000000');

function known(name: string): string {
  if (!(EVENT_NAMES as readonly string[]).includes(name)) throw badInput('There is no such event.', 'names');
  return name;
}
