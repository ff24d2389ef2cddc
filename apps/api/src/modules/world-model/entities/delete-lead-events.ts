import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { recompute } from './recompute.ts';

/**
 * Deletes the world events that originate from these leads, and recomputes the affected entities. Must be called before
 * the leads are deleted.
 */
export async function deleteLeadEvents(tx: Tx, by: EventContext, leadIds: readonly string[]): Promise<void> {
  const deleted = await tx.sql<{ entityId: string }>`
    delete from world_events where lead_id = any (${leadIds}::uuid[]) returning entity_id as "entityId"`;
  const entityIds = [...new Set(deleted.map(({ entityId }) => entityId))];
  if (entityIds.length > 0) await recompute(tx, by, entityIds);
}
