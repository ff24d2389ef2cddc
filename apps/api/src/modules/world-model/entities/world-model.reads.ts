import type { WorkspaceContext } from '../../../auth/context.ts';
import { filterWhere, matchingIds, type Sql, sql } from '../../../query-compiler/index.ts';
import { EntityFilter, WorldEventFilter } from './graphql/world-filters.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

export function entitiesWhere({ ability }: Viewer, filter: EntityFilter | null): Sql | null {
  const special = ({ search }: EntityFilter) => {
    const found = matchingIds({ ability }, 'entities', search);
    return found && sql`id in ${found}`;
  };
  return filterWhere({ ability, type: EntityFilter, special }, filter);
}

export const worldEventsWhere = ({ ability }: Viewer, filter: WorldEventFilter | null): Sql | null =>
  filterWhere({ ability, type: WorldEventFilter }, filter);

/** SQL query: name of the member, API key or data source that reported event `e`. Null for other sources. */
export const eventSourceName = (which: Sql): Sql => sql`
  select case e.source
      when 'MEMBER' then (select u.name from members m join users u on u.id = m.user_id
        where m.workspace_id = e.workspace_id and m.id::text = e.source_id)
      when 'API' then (select k.name from api_keys k where k.workspace_id = e.workspace_id and k.id::text = e.source_id)
      when 'DATA_SOURCE' then (select d.name from data_sources d where d.workspace_id = e.workspace_id and d.id::text = e.source_id)
    end
    from world_events e where ${which}`;

/** SQL expression: confidence as a whole percentage, because a fraction has no unique text form. */
export const percent = ({ column }: { column(field: string): Sql }): Sql =>
  sql`round(${column('confidence')} * 100)::int`;

/** SQL expression: whether no linked entity has a value of this field with a higher precedence. */
export const isCurrentField = ({ column }: { column(field: string): Sql }): Sql => sql`
  not exists (select from entity_fields f
    cross join lateral app.entity_group(f.entity_id) g(id)
    join entity_fields o on o.workspace_id = f.workspace_id and o.entity_id = g.id and o.name = f.name
   where f.workspace_id = ${column('workspaceId')} and f.id = ${column('id')}
     and (o.confidence, o.ingested_at, o.effective_at, o.event_id) > (f.confidence, f.ingested_at, f.effective_at, f.event_id))`;
