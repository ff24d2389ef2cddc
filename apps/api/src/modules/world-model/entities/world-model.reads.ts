import type { WorldSource } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, filterWhere, matchingIds, raw, type Sql, sql } from '../../../query-compiler/index.ts';
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
    join world_events fe on fe.workspace_id = f.workspace_id and fe.id = f.event_id
    join world_events oe on oe.workspace_id = o.workspace_id and oe.id = o.event_id
   where f.workspace_id = ${workspaceId} and f.id = ${id} and o.id <> f.id
     and ${precedence('o', 'oe')} > ${precedence('f', 'fe')})`;

/** SQL row of the values by which the values of one field are compared. The greatest row takes precedence. */
const precedence = (field: string, event: string): Sql =>
  raw(
    `(app.field_weight(${field}.name, ${event}.confidence, ${event}.source, ${event}.effective_at), ${event}.ingested_at, ${event}.effective_at, ${event}.id)`,
  );
