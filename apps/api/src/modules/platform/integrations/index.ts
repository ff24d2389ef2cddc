export { hasSandbox, IntegrationError, notSetUpError, sandboxAccount, withAccount } from './account.ts';
export type { CountedMediaModel, CountedModel, CountedText, UsedModel } from './counted-models.ts';
export { type EmbeddingModel, embeddingModelOf } from './embedding-model.ts';
export { IntegrationResolver } from './graphql/integration.resolver.ts';
export { ModelRouteResolver } from './graphql/model-route.ts';
export { calComReceivers, twilioReceivers, vapiReceivers } from './inbound-webhook-routes.ts';
export { hasIntegration, hasModel } from './integrations.repository.ts';
export { type AgentModels, agentModels, agentModelsOf, mediaModelOf, modelOf } from './model-ports.ts';
export { modelRouteOf } from './model-routes.ts';
export {
  calendarOf,
  integrationStatus,
  messagingOf,
  modelStatus,
  type NotSetUp,
  type ReadyPort,
  twilioNumbersOf,
  twilioTemplatesOf,
  type UsedIntegration,
  vapiNumberOf,
  voiceOf,
} from './ports.ts';
export { connectProviderSimulators, setUpSandbox } from './use-cases/simulators.ts';
export { reportFailure } from './verification.ts';
