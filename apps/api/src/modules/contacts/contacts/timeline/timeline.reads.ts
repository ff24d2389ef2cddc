import { LIMITS, TIMELINE_KINDS, type TimelineKind } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { join, raw, readableRows, type Sql, sql } from '../../../../query-compiler/index.ts';
import { CONVERSATION_BRANCHES } from './conversations.ts';
import { LEAD_BRANCHES } from './leads.ts';
import { PERSON_BRANCHES } from './person.ts';
import { type Branch, NO_ROW, objectsOf, type TimelineScope } from './scope.ts';

interface TimelineRequest {
  readonly id: string;
  readonly first: number;
  /** Time before which the returned entries occurred. If null, the newest entries are returned. */
  readonly before: Date | null;
  /** Kinds of entries to return. If null, entries of all kinds are returned. */
  readonly kinds: readonly TimelineKind[] | null;
}

type Viewer = Pick<WorkspaceContext, 'ability'>;

const BRANCHES: Record<TimelineKind, Branch> = { ...CONVERSATION_BRANCHES, ...LEAD_BRANCHES, ...PERSON_BRANCHES };

/**
 * SQL query for the entries of a contact's timeline that the API caller can read, newest first. Each kind has a branch
 * that reads at most one page. Can return more than `first` entries, because all entries with the same time as the last
 * one are included.
 */
export function timelineOf({ ability }: Viewer, { id, kinds, ...request }: TimelineRequest): Sql {
  const scope = scopeOf({ ability }, request);
  const branches = TIMELINE_KINDS.filter((kind) => !kinds || kinds.includes(kind)).flatMap((kind) =>
    BRANCHES[kind](scope),
  );
  return sql`
    with ${objectsOf(scope, id)}
    select e.*, row_number() over (order by e."occurredAt" desc, e.id desc) as position
      from (${join([NO_ROW, ...branches.map((branch) => sql`(${branch})`)], ' union all ')}) e
     order by e."occurredAt" desc ${limitSql(request.first)}`;
}

function scopeOf({ ability }: Viewer, { first, before }: Pick<TimelineRequest, 'first' | 'before'>): TimelineScope {
  if (first < 1 || first > LIMITS.pageSizeMax)
    throw badInput(`first must be between 1 and ${LIMITS.pageSizeMax}.`, 'first');
  const earlier = (column: string) =>
    before ? sql`and ${raw(column)} < to_timestamp(${before.getTime()}::double precision / 1000)` : raw('');
  return {
    ability,
    readable: (subject, alias) => readableRows(ability, subject, alias) ?? raw('true'),
    page: (column) => sql`${earlier(column)} order by ${raw(column)} desc ${limitSql(first)}`,
  };
}

const limitSql = (first: number): Sql => raw(`fetch first ${first} rows with ties`);
