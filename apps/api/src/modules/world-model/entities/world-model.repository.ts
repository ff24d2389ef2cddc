import type { Entity, EntityExternalId, WorldEvent } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EntityRef } from './event-input.ts';

export const lockEntity = (tx: Tx, id: string) => lockRow<Entity>(tx, 'Entity', id);

export const worldEvent = (tx: Tx, id: string): Promise<WorldEvent | null> =>
  tx.worldEvent.findFirst({ where: { id } });

/** Returns one of the entity's external ids. Every entity has at least one. */
export async function refOf(tx: Tx, entityId: string): Promise<EntityRef> {
  const { type, system, externalId } = await tx.entityExternalId.findFirstOrThrow({ where: { entityId } });
  return { type, system, externalId } as EntityRef & Pick<EntityExternalId, 'type'>;
}
