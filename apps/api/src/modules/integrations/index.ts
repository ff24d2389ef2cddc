export { IntegrationResolver } from './graphql/integration.resolver.ts';
export { hasIntegration } from './integrations.repository.ts';
export {
  calendarOf,
  messagingOf,
  modelOf,
  type NotSetUp,
  type Ready,
  standingOf,
  twilioNumbersOf,
  twilioTemplatesOf,
  type UsedIntegration,
  vapiNumberOf,
  voiceOf,
} from './ports.ts';
export { calComReceivers, twilioReceivers, vapiReceivers } from './receivers.ts';
export { reportFailure } from './report-failure.ts';
export { sandboxAccount } from './sandbox.ts';
export { missing, ThroughAccount, through } from './through.ts';
export { setUpSandbox } from './use-cases/set-up-sandbox.ts';
