import { type EntityType, isOwnSystem, WORLD_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Entity } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEntityMatching } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type EntityRef, entityRef, moveReportedEvents, publishEntityUpdates } from '../../entities/index.ts';
import { externalIdsOf, groupsOf, isSourceBusy, lockEntities, lockEntityLinks } from '../entity-links.repository.ts';

interface ExternalIdInput {
  readonly entityId: string;
  readonly system: string;
  readonly externalId: string;
}

/**
 * Adds an external id to an entity, so that events about this id belong to the entity. Refused if the id belongs to an
 * entity of the same type, or if the entity or a linked entity already has an id in the system.
 */
export const linkExternalId = (ctx: WorkspaceContext, { entityId, ...given }: ExternalIdInput) =>
  ctx.db.write(async (tx) => {
    await lockEntityLinks(tx, ctx.workspace.id);
    const entity = authorize(ctx, 'read', 'Entity', await tx.entity.findFirst({ where: { id: entityId } }));
    const ref = entityRef({ type: entity.type as EntityType, ...given });
    if (!ref) return refused('ENTITY_REF_INVALID', 'externalId');
    if (await tx.entityExternalId.count({ where: { ...ref } }))
      return refused('ENTITY_EXTERNAL_ID_TAKEN', 'externalId');
    const known = await externalIdsOf(tx, await groupsOf(tx, [entityId]));
    if (known.some(({ system }) => system === ref.system)) return refused('ENTITY_SYSTEM_TAKEN', 'system');
    const own = known.filter((one) => one.entityId === entityId);
    if (own.length >= WORLD_LIMITS.externalIds) return refused('ENTITY_EXTERNAL_IDS_TOO_MANY');
    if (!(await insertExternalId(tx, entity, ref))) return refused('ENTITY_EXTERNAL_ID_TAKEN', 'externalId');
    await recordChange(tx, ctx, { name: 'entity.external_id_linked', entity, system: ref.system });
    return { entity: byId(entityId) } as const;
  });

/**
 * Removes an external id from an entity. If a data source reported events under the id, they move to a new entity with
 * this id. Refused for an id that Frontdesk assigned, and for the last id of the entity.
 */
export const unlinkExternalId = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    await lockEntityLinks(tx, ctx.workspace.id);
    const row = await tx.entityExternalId.findFirst({ where: { id } });
    // Without the lock, a run that has already resolved the id could add events to the entity afterwards.
    const isReading = row !== null && (await isSourceBusy(tx, row.system));
    await lockEntities(tx, row ? [row.entityId] : []);
    const entity = authorize(
      ctx,
      'read',
      'Entity',
      row && (await tx.entity.findFirst({ where: { id: row.entityId } })),
    );
    if (!row) throw new Error('An authorized external id does not exist.');
    if (isOwnSystem(row.system)) return refused('ENTITY_EXTERNAL_ID_RESERVED', 'id');
    if (isReading) return refused('DATA_SOURCE_BUSY', 'id');
    if ((await externalIdsOf(tx, [entity.id])).length === 1) return refused('ENTITY_EXTERNAL_ID_LAST', 'id');
    await tx.entityExternalId.delete({ where: { workspaceId_id: { workspaceId: row.workspaceId, id } } });
    const ref: EntityRef = { type: entity.type as EntityType, system: row.system, externalId: row.externalId };
    await moveReportedEvents(tx, ctx, { entityId: entity.id, entity: ref });
    await recordChange(tx, ctx, { name: 'entity.external_id_unlinked', entity, system: row.system });
    return { entity: byId(entity.id) } as const;
  });

/** Returns false if a concurrent transaction has assigned the id to another entity. */
async function insertExternalId(tx: Tx, { workspaceId, id }: Entity, ref: EntityRef): Promise<boolean> {
  const created = await tx.entityExternalId.createMany({
    data: { workspaceId, id: uuidv7(), entityId: id, ...ref },
    skipDuplicates: true,
  });
  return created.count > 0;
}

interface ExternalIdChange {
  readonly name: 'entity.external_id_linked' | 'entity.external_id_unlinked';
  readonly entity: Entity;
  readonly system: string;
}

async function recordChange(tx: Tx, ctx: WorkspaceContext, { name, entity, system }: ExternalIdChange): Promise<void> {
  await enqueueEntityMatching(tx, { workspaceId: ctx.workspace.id, entityIds: [entity.id] });
  await publishEntityUpdates(tx, ctx, [{ ...entity, changed: ['external_ids'] }]);
  // The audit log does not contain the id, because it can be personal data that must be deletable.
  await recordEvent(tx, ctx, { name, subject: { type: 'Entity', id: entity.id }, after: { system } });
}
