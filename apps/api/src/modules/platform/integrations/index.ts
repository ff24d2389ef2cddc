export { IntegrationError, notSetUpError, sandboxAccount, withAccount } from './account.ts';
export { IntegrationResolver } from './graphql/integration.resolver.ts';
export { calComReceivers, twilioReceivers, vapiReceivers } from './inbound-webhook-routes.ts';
export { hasIntegration } from './integrations.repository.ts';
export {
  calendarOf,
  integrationStatus,
  mediaModelOf,
  messagingOf,
  modelOf,
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
