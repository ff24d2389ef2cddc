import type { ModelCallPurpose } from '@frontdesk/domain';
import type { AgentModels, CountedModel, UsedModel } from '../../platform/integrations/index.ts';

/** Call to a model, with its purpose. */
export interface PurposedCall {
  readonly purpose: ModelCallPurpose;
  readonly call: UsedModel;
}

/** Wraps a model so that each call is added to `calls`. The calls can then be recorded even if later steps fail. */
export const countingModel = (model: CountedModel, purpose: ModelCallPurpose, calls: PurposedCall[]): CountedModel => ({
  ...model,
  reply: async (request) => {
    const reply = await model.reply(request);
    calls.push({ purpose, call: reply.call });
    return reply;
  },
});

/** Wraps the models of an agent so that each call is added to `calls`. */
export const countingModels = (
  { understand, word }: AgentModels,
  purpose: ModelCallPurpose,
  calls: PurposedCall[],
): AgentModels => ({
  understand: countingModel(understand, purpose, calls),
  word: countingModel(word, purpose, calls),
});
