export { IntegrationError, notSetUpError, withAccount } from './account-error.ts';
export { IntegrationResolver } from './graphql/integration.resolver.ts';
export { calComReceivers, twilioReceivers, vapiReceivers } from './inbound-webhook-routes.ts';
export { hasIntegration } from './integrations.repository.ts';
export {
  calendarOf,
  integrationStatus,
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
export { reportFailure } from './report-failure.ts';
export { sandboxAccount } from './sandbox.ts';
export { setUpSandbox } from './use-cases/set-up-sandbox.ts';
