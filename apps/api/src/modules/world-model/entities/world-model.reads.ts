import { type EntityType, WORLD_LIMITS, type WorldSource } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { ids } from '../../../graphql/ids.ts';
import { allConditions, matchingIds, type Sql, sql } from '../../../query-compiler/index.ts';

interface EntitiesRequest {
  readonly search?: string | null;
  readonly types?: readonly EntityType[] | null;
  readonly contactId?: string | null;
}

export function entitiesWhere(viewer: Pick<WorkspaceContext, 'ability'>, asked: EntitiesRequest): Sql | null {
  const { search, types, contactId } = asked;
  const ofText = matchingIds(viewer, 'entities', search);
  return allConditions(
    ofText && sql`id in ${ofText}`,
    types?.length ? sql`type = any (${types}::text[])` : null,
    contactId == null ? null : sql`contact_id = ${ids.uuidOrNone(contactId)}::uuid`,
  );
}

interface EventsRequest {
  readonly entityId?: string | null;
  readonly sources?: readonly WorldSource[] | null;
  readonly type?: string | null;
  readonly since?: Date | null;
}

export function worldEventsWhere({ entityId, sources, type, since }: EventsRequest): Sql | null {
  if (type != null && (type.length > WORLD_LIMITS.eventTypeLength || type.includes('\0')))
    throw badInput('This is not an event type.', 'type');
  return allConditions(
    entityId == null ? null : sql`entity_id = ${ids.uuidOrNone(entityId)}::uuid`,
    sources?.length ? sql`source = any (${sources}::text[])` : null,
    type == null ? null : sql`type = ${type}::text`,
    since == null ? null : sql`ingested_at >= to_timestamp(${since.getTime()}::double precision / 1000)`,
  );
}

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
