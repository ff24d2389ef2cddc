import { CONFIDENCE } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Entity, WorldEvent } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { timestampAfter } from '../events.ts';
import { recompute } from '../recompute.ts';
import { lockEntity, worldEvent } from '../world-model.repository.ts';
import { eventSourceOf } from './event-source.ts';

/** Retracts an event by appending one that supersedes it. Nothing is deleted. */
export const retractWorldEvent = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const event = authorize(ctx, 'append', 'WorldEvent', await worldEvent(tx, id));
    const entity = authorize(ctx, 'read', 'Entity', await lockEntity(tx, event.entityId));
    const superseded = await tx.worldEvent.count({ where: { supersedesId: id } });
    if (superseded > 0 || event.supersedesId !== null) return refused('EVENT_RETRACTED', 'id');
    await supersede(tx, ctx, { event, entity });
    await recompute(tx, ctx, [entity.id]);
    const after = { type: event.type };
    await recordEvent(tx, ctx, { name: 'world_event.retracted', subject: { type: 'WorldEvent', id }, after });
    return { type: 'WorldEventRetracted', entity: byId(entity.id) } as const;
  });

function supersede(tx: Tx, ctx: WorkspaceContext, { event, entity }: { event: WorldEvent; entity: Entity }) {
  const now = ctx.services.clock();
  const columns = { key: `withdrawal:${event.id}`, type: 'event.withdrawn', confidence: CONFIDENCE.corrected };
  // The new event is deleted together with the retracted one.
  const about = { workspaceId: ctx.workspace.id, entityId: entity.id, supersedesId: event.id, leadId: event.leadId };
  const times = { effectiveAt: now, ingestedAt: timestampAfter(entity, now) };
  return tx.worldEvent.create({ data: { id: uuidv7(), ...about, ...columns, ...eventSourceOf(ctx), ...times } });
}
