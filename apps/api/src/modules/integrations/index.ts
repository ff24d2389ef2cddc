export { IntegrationResolver } from './graphql/integration.resolver.ts';
export { hasIntegration } from './integrations.repository.ts';
export {
  calendarOf,
  messagingOf,
  modelOf,
  type NotSetUp,
  type Ready,
  type UsedIntegration,
  voiceOf,
  workingProviders,
} from './ports.ts';
export { calendarReceivers, twilioReceivers } from './receivers.ts';
export { reportFailure } from './report-failure.ts';
export { missing, ThroughAccount, through } from './through.ts';
