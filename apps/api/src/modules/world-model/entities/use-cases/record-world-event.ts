import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { ingestEvents } from '../ingest-events.ts';
import { eventSourceOf } from './event-source.ts';
import { type EventInput, validateEvent } from './event-validation.ts';

/** AM-35: records an event of a program or member. An event with an existing key is ignored. */
export const recordWorldEvent = (ctx: WorkspaceContext, input: EventInput) =>
  ctx.db.write(async (tx) => {
    const terms = validateEvent(input, ctx.services.clock());
    if (isRefused(terms)) return terms;
    const [learned] = await ingestEvents(tx, ctx, [{ ...terms, ...eventSourceOf(ctx) }]);
    if (!learned) throw new Error('An ingested event returned no result.');
    const { entityId: id, isNew } = learned;
    // Records field names but not values, because the log must not retain deleted personal data.
    const after = { type: terms.eventType, fields: Object.keys(terms.fields), confidence: terms.confidence };
    if (isNew) await recordEvent(tx, ctx, { name: 'world_event.recorded', subject: { type: 'Entity', id }, after });
    return { type: 'WorldEventRecorded', entity: byId(id), isNew } as const;
  });
