import { type Sql, sql } from '../../../query-compiler/index.ts';

/** SQL query: name of the member, API key or data source that reported event `e`. Null for other sources. */
export const eventSourceName = (which: Sql): Sql => sql`
  select case e.source
      when 'MEMBER' then (select u.name from members m join users u on u.id = m.user_id
        where m.workspace_id = e.workspace_id and m.id::text = e.source_id)
      when 'API' then (select k.name from api_keys k where k.workspace_id = e.workspace_id and k.id::text = e.source_id)
      when 'DATA_SOURCE' then (select d.name from data_sources d where d.workspace_id = e.workspace_id and d.id::text = e.source_id)
    end
    from world_events e where ${which}`;
