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
