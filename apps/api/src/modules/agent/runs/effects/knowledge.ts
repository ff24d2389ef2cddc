import type { Services } from '../../../../auth/context.ts';
import { answerQuestions } from '../../knowledge/index.ts';
import type { EffectInput, EffectOutcome } from './effect.ts';

/** Returns the knowledge passages that answer the questions of a contact. Read-only. */
export async function findPassages(
  services: Services,
  { workspaceId, args, placeOf }: EffectInput,
): Promise<EffectOutcome> {
  const now = services.clock();
  const data = await answerQuestions(services, { workspaceId, questions: args['questions'], now, placeOf });
  return { result: { ok: true, data } };
}
