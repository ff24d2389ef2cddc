import { CONFIDENCE } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { ingestEvents } from '../ingest-events.ts';
import { lockEntity, refOf } from '../world-model.repository.ts';
import { type EventFieldInput, fieldsOf } from './event-validation.ts';
import { eventSourceOf } from './world-events.ts';

/**
 * Corrects a field of an entity. A member's correction has full confidence, so a later event with less confidence does
 * not change the value. A correction by an API key has less confidence.
 */
export const updateEntity = (ctx: WorkspaceContext, { id, field }: { id: string; field: EventFieldInput }) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'read', 'Entity', await lockEntity(tx, id));
    const fields = fieldsOf([field]);
    if (!fields) return refused('FIELDS_INVALID', 'field');
    // A text that contains a mask character is refused, because it would replace the hidden value with the mask.
    if (field.string?.includes('•') && !ctx.ability.can('readDetails', 'Contact'))
      return refused('DETAILS_MASKED', 'field');
    const event = { idempotencyKey: `correction:${uuidv7()}`, eventType: 'field.corrected', fields, relations: [] };
    const confidence = eventSourceOf(ctx).source === 'MEMBER' ? CONFIDENCE.corrected : CONFIDENCE.reviewed;
    const at = { confidence, effectiveAt: ctx.services.clock() };
    await ingestEvents(tx, ctx, [{ ...event, ...at, ...eventSourceOf(ctx), entity: await refOf(tx, id) }]);
    const after = { field: field.name };
    await recordEvent(tx, ctx, { name: 'entity.corrected', subject: { type: 'Entity', id }, after });
    return { entity: byId(id) } as const;
  });
