import { CONFIDENCE } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Entity, WorldEvent } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import type { WorldEventInput } from '../event-input.ts';
import { timestampAfter } from '../events.ts';
import { ingestEvents } from '../ingest-events.ts';
import { recompute } from '../recompute.ts';
import { lockEntity, worldEvent } from '../world-model.repository.ts';
import { type EventInput, validateEvent } from './event-validation.ts';

/** Records an event from a member or API key (AM-35). An event whose key already exists is ignored. */
export const createWorldEvent = (ctx: WorkspaceContext, input: EventInput) =>
  ctx.db.write(async (tx) => {
    const terms = validateEvent(input, ctx.services.clock());
    if (isRefused(terms)) return terms;
    const [ingested] = await ingestEvents(tx, ctx, [{ ...terms, ...eventSourceOf(ctx) }]);
    if (!ingested) throw new Error('An ingested event returned no result.');
    const { entityId: id, isNew } = ingested;
    // The audit log contains only the names of the fields, because their values are personal data that must be
    // deletable.
    const after = { type: terms.eventType, fields: Object.keys(terms.fields), confidence: terms.confidence };
    if (isNew) await recordEvent(tx, ctx, { name: 'world_event.recorded', subject: { type: 'Entity', id }, after });
    return { entity: byId(id), isNew } as const;
  });

/**
 * Retracts an event by appending another event that supersedes it. No event is deleted. Refused for an event that was
 * already retracted, and for a retraction.
 */
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
    return { entity: byId(entity.id) } as const;
  });

function supersede(tx: Tx, ctx: WorkspaceContext, { event, entity }: { event: WorldEvent; entity: Entity }) {
  const now = ctx.services.clock();
  const columns = {
    idempotencyKey: `withdrawal:${event.id}`,
    type: 'event.withdrawn',
    confidence: CONFIDENCE.corrected,
  };
  // Both events have the same lead id, so that they are deleted together with the lead.
  const about = { workspaceId: ctx.workspace.id, entityId: entity.id, supersedesId: event.id, leadId: event.leadId };
  const times = { effectiveAt: now, ingestedAt: timestampAfter(entity, now) };
  return tx.worldEvent.create({ data: { id: uuidv7(), ...about, ...columns, ...eventSourceOf(ctx), ...times } });
}

/** Returns the source of an event that the API caller records: the API key or the member. */
export function eventSourceOf({ actor, membership }: WorkspaceContext): Pick<WorldEventInput, 'source' | 'sourceId'> {
  if (actor.kind === 'api_key') return { source: 'API', sourceId: actor.apiKeyId };
  return { source: 'MEMBER', sourceId: membership.memberId };
}
