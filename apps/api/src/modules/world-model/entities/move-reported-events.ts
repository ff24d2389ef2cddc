import { sourceIdOf } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { EntityRef } from './event-input.ts';
import { recompute } from './recompute.ts';
import { resolveEntities } from './resolve-entities.ts';

/**
 * Moves the events that a data source reported about an entity under an external id to a new entity with this id. The
 * id must have been removed from the entity, and the data source and the entity must be locked. Does nothing if there
 * are no such events.
 */
export async function moveReportedEvents(
  tx: Tx,
  by: EventContext,
  { entityId, entity }: { readonly entityId: string; readonly entity: EntityRef },
): Promise<void> {
  const sourceId = sourceIdOf(entity.system);
  if (sourceId === null) return;
  const reported = await tx.sql<{ id: string }>`
    select id from world_events
     where entity_id = ${entityId}::uuid and source = 'DATA_SOURCE' and source_id = ${sourceId}
       and starts_with(idempotency_key, ${`${sourceId}:${entity.externalId}:`})`;
  if (reported.length === 0) return;
  const ids = reported.map(({ id }) => id);
  const { idOf } = await resolveEntities(tx, by, [{ entity, relations: [] }]);
  await tx.sql`
    update world_events set entity_id = ${idOf(entity)}::uuid where entity_id = ${entityId}::uuid
      and (id = any (${ids}::uuid[]) or supersedes_id = any (${ids}::uuid[]))`;
  await recompute(tx, by, [entityId, idOf(entity)]);
}
