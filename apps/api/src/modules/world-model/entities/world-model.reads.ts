import type { WorldSource } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import {
  allConditions,
  filterWhere,
  matchingIds,
  raw,
  readableRows,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';
import { EntityFilter, WorldEventFilter } from './graphql/world-filters.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

export function entitiesWhere({ ability }: Viewer, filter: EntityFilter | null): Sql | null {
  const special = ({ search, sources, minConfidencePercent }: EntityFilter) => {
    const found = matchingIds({ ability }, 'entities', search);
    return allConditions(
      found && sql`id in ${found}`,
      sources?.length ? hasValueFrom(sources) : null,
      minConfidencePercent == null ? null : isConfident(minConfidencePercent),
    );
  };
  return filterWhere({ ability, type: EntityFilter, special }, filter);
}

/**
 * SQL condition that the current value of at least one field of the entity comes from one of the sources. The inner query
 * has no column `id`, so that `id` is the column of the entity.
 */
const hasValueFrom = (sources: readonly WorldSource[]): Sql => sql`exists (
  select from (
    select f.entity_id, e.source from entity_fields f
      join world_events e on e.workspace_id = f.workspace_id and e.id = f.event_id where f.kind <> 'NONE') known
   where known.entity_id = id and known.source = any (${[...sources]}::text[]))`;

/** SQL condition on the rounded confidence, which is the one that viewers see. */
function isConfident(minPercent: number): Sql {
  if (minPercent < 0 || minPercent > 100)
    throw badInput('minConfidencePercent must be between 0 and 100.', 'minConfidencePercent');
  return sql`round(confidence * 100)::int >= ${minPercent}::int`;
}

export const worldEventsWhere = ({ ability }: Viewer, filter: WorldEventFilter | null): Sql | null =>
  filterWhere({ ability, type: WorldEventFilter }, filter);

export interface FieldsAsOf {
  readonly id: string;
  /** Only events that the workspace received at or before this time are used. */
  readonly knownAt: Date;
  /**
   * Only events that took effect at or before this time are used. If null, the effective times of the events are
   * ignored.
   */
  readonly effectiveAt: Date | null;
}

/**
 * SQL query for the fields of an entity at a given time, computed from its events with the rules of `projectEvents`.
 * Events that were superseded only later are included.
 */
export const fieldsAsOf = ({ ability }: Viewer, { id, knownAt, effectiveAt }: FieldsAsOf): Sql => sql`
  with known as (
    select w.* from world_events w where w.entity_id = ${id}::uuid and w.ingested_at <= ${timeSql(knownAt)}
      and exists (select from entities t where t.id = w.entity_id and ${readableRows(ability, 'Entity', 't') ?? raw('true')})),
  fields as (
    select distinct on (f.name) f.name, f.value, w.id as event_id, w.confidence, w.source, w.effective_at, w.ingested_at
      from known w cross join lateral jsonb_each(w.fields) f (name, value)
     where not exists (select from world_events s where s.workspace_id = w.workspace_id and s.supersedes_id = w.id
         and s.ingested_at <= ${timeSql(knownAt)})
       and ${effectiveAt ? sql`w.effective_at <= ${timeSql(effectiveAt)}` : raw('true')}
     order by f.name, w.confidence desc, w.ingested_at desc, w.effective_at desc, w.id desc)
  select f.name, case jsonb_typeof(f.value) when 'number' then 'NUMBER' when 'boolean' then 'BOOLEAN' else 'TEXT' end as kind,
    f.value #>> '{}' as value, round(f.confidence * 100)::int as "confidencePercent", f.source,
    (${eventSourceName(sql`e.id = f.event_id`)}) as "sourceName", f.event_id as "eventId",
    f.effective_at as "effectiveAt", f.ingested_at as "ingestedAt", row_number() over (order by f.name) as position
    from fields f where jsonb_typeof(f.value) <> 'null'`;

const timeSql = (at: Date): Sql => sql`to_timestamp(${at.getTime()}::double precision / 1000)`;

/** SQL query for the name of the member, API key or data source that reported the event `e`. Null for other sources. */
export const eventSourceName = (which: Sql): Sql => sql`
  select case e.source
      when 'MEMBER' then (select u.name from members m join users u on u.id = m.user_id
        where m.workspace_id = e.workspace_id and m.id::text = e.source_id)
      when 'API' then (select k.name from api_keys k where k.workspace_id = e.workspace_id and k.id::text = e.source_id)
      when 'DATA_SOURCE' then (select d.name from data_sources d where d.workspace_id = e.workspace_id and d.id::text = e.source_id)
    end
    from world_events e where ${which}`;

/** SQL expression for the confidence as an integer percentage, because a fraction has no unique text representation. */
export const percent = ({ column }: { column(field: string): Sql }): Sql =>
  sql`round(${column('confidence')} * 100)::int`;

/** SQL expression that is true if no linked entity has a value of this field with a higher precedence. */
export const isCurrentField = ({ column }: { column(field: string): Sql }): Sql =>
  isCurrentFieldSql(column('workspaceId'), column('id'));

/** SQL expression equivalent to `isCurrentField`, for a field identified by its workspace and id. */
export const isCurrentFieldSql = (workspaceId: Sql, id: Sql): Sql => sql`
  not exists (select from entity_fields f
    cross join lateral app.entity_group(f.entity_id) g(id)
    join entity_fields o on o.workspace_id = f.workspace_id and o.entity_id = g.id and o.name = f.name
   where f.workspace_id = ${workspaceId} and f.id = ${id}
     and (o.confidence, o.ingested_at, o.effective_at, o.event_id) > (f.confidence, f.ingested_at, f.effective_at, f.event_id))`;
