export { areModelsStopped } from './budget.ts';
export { countingModel, countingModels, type PurposedCall } from './counting-model.ts';
export { ConversationModelUsageResolver } from './graphql/conversation-model-usage.ts';
export { ModelBudgetResolver } from './graphql/model-budget.ts';
export { ModelUsageResolver } from './graphql/model-usage.ts';
export { pruneModelCallsJob } from './jobs/prune-model-calls-job.ts';
export { recordModelCalls, storeModelCalls } from './record-model-calls.ts';
