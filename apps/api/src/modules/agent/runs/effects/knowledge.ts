import type { Services } from '../../../../auth/context.ts';
import { answerQuestions } from '../../knowledge/index.ts';
import type { EffectInput, EffectOutcome } from './effect.ts';

/** Returns the passages of the knowledge that answer the questions of a contact. Changes nothing. */
export async function findPassages(
  services: Services,
  { workspaceId, args, placeOf }: EffectInput,
): Promise<EffectOutcome> {
  const now = services.clock();
  const data = await answerQuestions(services, { workspaceId, questions: args['questions'], now, placeOf });
  return { result: { ok: true, data } };
}
