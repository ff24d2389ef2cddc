import type { FieldValue, FormAnswer, SurfaceContent } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { ingestSurfaceAnswers } from '../../world-model/entities/index.ts';
import type { SurfaceRow } from './surfaces.repository.ts';

type StoredAnswer = Pick<FormAnswer, 'key' | 'type' | 'values'>;

/** Stores the final answers of a form in the record of the contact, and starts a run of the agent that receives them. */
export async function applyAnswers(
  tx: Tx,
  by: EventContext,
  { workspaceId, id, contactId, conversationId }: SurfaceRow,
  { content, answers }: { readonly content: SurfaceContent; readonly answers: readonly StoredAnswer[] },
): Promise<void> {
  if (conversationId !== null) await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'FORM' });
  await ingestSurfaceAnswers(tx, by, { surfaceId: id, contactId, fields: targetFields(content, answers) });
}

/** Returns the values of the answers by the field of the contact's record that receives them. */
function targetFields({ questions }: SurfaceContent, answers: readonly StoredAnswer[]): Record<string, FieldValue> {
  return Object.fromEntries(
    answers.flatMap((answer) => {
      const target = questions.find(({ key }) => key === answer.key)?.targetField;
      return target ? [[target, fieldValue(answer)]] : [];
    }),
  );
}

function fieldValue({ type, values }: StoredAnswer): FieldValue {
  if (type === 'CHECKBOX') return true;
  return type === 'NUMBER' ? Number(values[0]) : values.join(', ');
}
