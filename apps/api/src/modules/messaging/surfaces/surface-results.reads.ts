import type { SurfaceResultGroup } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { raw, readableRows, type Sql, sql } from '../../../query-compiler/index.ts';
import { isInRangeSql, type Range, rangeSql } from '../../platform/analytics/index.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

/** SQL expression for the label of each group, computed from a row `f` of `forms`. */
const LABELS: Readonly<Record<SurfaceResultGroup, string>> = {
  TOTAL: `''`,
  SENDER: 'f.sender',
  LANGUAGE: 'f.language',
};

interface Choice {
  readonly templateId: string;
  readonly range: Range;
}

/**
 * Returns an SQL query for the progress of the forms that were sent from a template in the date range, by group. The
 * query returns no rows if no forms were sent.
 */
export const surfaceResultsOf = (viewer: Viewer, choice: Choice, group: SurfaceResultGroup): Sql => sql`
  with ${formsSql(viewer, choice)}
  select ${raw(LABELS[group])} as label, count(*)::int as "sentCount",
    count(f.opened_at)::int as "openedCount",
    count(*) filter (where f.is_started)::int as "startedCount",
    count(*) filter (where f.is_submitted)::int as "submittedCount",
    count(*) filter (where f.status = 'PENDING_REVIEW')::int as "pendingReviewCount",
    count(*) filter (where f.status = 'ACCEPTED')::int as "acceptedCount",
    count(*) filter (where f.status = 'RETURNED')::int as "returnedCount",
    count(*) filter (where f.status = 'EXPIRED')::int as "expiredCount",
    count(*) filter (where f.status = 'REVOKED')::int as "revokedCount",
    (percentile_cont(0.5) within group (order by extract(epoch from f.submitted_at - f.opened_at)))::float as "medianSeconds",
    row_number() over (order by ${raw(LABELS[group])}) as position
    from forms f group by ${raw(group === 'TOTAL' ? '()' : LABELS[group])} having count(*) > 0`;

/** Returns the number of answers to each question of the published version, in the order of the questions. */
export const surfaceQuestionResultsOf = (viewer: Viewer, choice: Choice): Sql => sql`
  with ${formsSql(viewer, choice)},
  answers as (
    select a.key, not f.is_submitted and a.position = max(a.position) over (partition by a.surface_id) as is_last
      from forms f join surface_answers a on a.workspace_id = f.workspace_id and a.surface_id = f.id),
  counts as (
    select key, count(*)::int as answered, (count(*) filter (where is_last))::int as abandoned from answers group by key)
  select q.value ->> 'key' as key,
    coalesce(q.value -> 'label' ->> (v.content ->> 'defaultLanguage'), q.value ->> 'key') as label,
    coalesce(c.answered, 0) as "answeredCount", coalesce(c.abandoned, 0) as "abandonedCount", q.position
    from (select content from surface_versions where template_id = ${choice.templateId}::uuid order by number desc limit 1) v
    cross join lateral jsonb_array_elements(v.content -> 'questions') with ordinality q(value, position)
    left join counts c on c.key = q.value ->> 'key'
    where q.value ->> 'type' <> 'SECTION'`;

/**
 * SQL for the sent forms that the viewer can read. A form counts as started if it has an answer, and as submitted even
 * if it was later returned to the contact.
 */
const formsSql = ({ ability }: Viewer, { templateId, range }: Choice): Sql => sql`${rangeSql(range)},
  forms as (
    select s.workspace_id, s.id, s.sender, s.language, s.status, s.opened_at, s.submitted_at,
      s.submitted_at is not null or s.reviewed_at is not null as is_submitted,
      s.submitted_at is not null or s.reviewed_at is not null or exists (select from surface_answers a
        where a.workspace_id = s.workspace_id and a.surface_id = s.id) as is_started
      from surfaces s
     where s.template_id = ${templateId}::uuid and ${isInRangeSql(raw('s.created_at'))}
       and ${readableRows(ability, 'Surface', 's') ?? raw('true')})`;
