import type { ModelCallPurpose } from '@frontdesk/domain';
import type { AgentModels, CountedModel, UsedModel } from '../../platform/integrations/index.ts';

/** A call to a model with what it was for. */
export interface PurposedCall {
  readonly purpose: ModelCallPurpose;
  readonly call: UsedModel;
}

/** Returns a model that adds each of its calls to `calls`, so that they are recorded even if what follows fails. */
export const countingModel = (model: CountedModel, purpose: ModelCallPurpose, calls: PurposedCall[]): CountedModel => ({
  ...model,
  reply: async (request) => {
    const reply = await model.reply(request);
    calls.push({ purpose, call: reply.call });
    return reply;
  },
});

/** Returns the models of an agent that add each of their calls to `calls`. */
export const countingModels = (
  { understand, word }: AgentModels,
  purpose: ModelCallPurpose,
  calls: PurposedCall[],
): AgentModels => ({
  understand: countingModel(understand, purpose, calls),
  word: countingModel(word, purpose, calls),
});
