export { IntegrationResolver } from './graphql/integration.resolver.ts';
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
export { calComReceivers, twilioReceivers, vapiReceivers } from './receivers.ts';
export { reportFailure } from './report-failure.ts';
