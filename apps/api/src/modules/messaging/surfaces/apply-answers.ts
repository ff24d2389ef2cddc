import {
  CONFIDENCE,
  type FieldValue,
  type FormAnswer,
  type SurfaceAnswerOrigin,
  type SurfaceContent,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { ingestSurfaceAnswers, readContactFields, type SurfaceFact } from '../../world-model/entities/index.ts';
import { prefilledOf } from './prefill.ts';
import { answersOf, type SurfaceRow } from './surfaces.repository.ts';

/** Stores the final answers of a form in the contact record, and enqueues an agent run that receives them. */
export async function applyAnswers(tx: Tx, by: EventContext, surface: SurfaceRow, content: SurfaceContent) {
  const { workspaceId, id, contactId, conversationId } = surface;
  if (conversationId !== null) await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'FORM' });
  const facts = await factsOf(tx, surface, content);
  await ingestSurfaceAnswers(tx, by, { surfaceId: id, contactId, facts });
}

/** Returns the answers to the questions that are assigned to a field of the contact record. */
async function factsOf(tx: Tx, surface: SurfaceRow, content: SurfaceContent): Promise<SurfaceFact[]> {
  const facts = (await answersOf(tx, surface.id)).flatMap((answer) => {
    const field = content.questions.find(({ key }) => key === answer.key)?.targetField;
    const shown = prefilledOf(surface)?.find(({ key }) => key === answer.key)?.value;
    const origin = answer.origin as SurfaceAnswerOrigin;
    return field ? [{ field, value: fieldValue(answer), origin, shown }] : [];
  });
  const corrected = facts.filter(({ origin }) => origin === 'CORRECTED').map(({ field }) => field);
  const known = await readContactFields(tx, surface.contactId, corrected);
  return facts.map(({ shown, ...fact }) => {
    const current = known.get(fact.field);
    // A correction replaces the current value only if the current value is the one that was shown to the contact.
    const replaced = current?.value === shown ? (current?.confidence ?? 0) : 0;
    return { ...fact, confidence: Math.max(CONFIDENCE.confirmed, replaced) };
  });
}

function fieldValue({ type, values }: Pick<FormAnswer, 'values'> & { readonly type: string }): FieldValue {
  if (type === 'CHECKBOX') return true;
  return type === 'NUMBER' ? Number(values[0]) : values.join(', ');
}
