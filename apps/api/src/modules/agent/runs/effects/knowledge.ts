import type { Services } from '../../../../auth/context.ts';
import { answerQuestions } from '../../knowledge/index.ts';
import type { EffectInput, EffectOutcome } from './effect.ts';

/** Returns the passages of the knowledge that answer the questions of a contact. Changes nothing. */
export async function findPassages(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { workspaceId, args, placeOf }: EffectInput,
): Promise<EffectOutcome> {
  const data = await database
    .forWorkspace(workspaceId)
    .read(async (tx) => answerQuestions(tx, args['questions'], { ...(await placeOf(tx)), now: clock() }));
  return { result: { ok: true, data } };
}
