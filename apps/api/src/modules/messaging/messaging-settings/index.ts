export { MessagingSettingsResolver } from './graphql/messaging-settings.ts';
export { type GreetingSettings, greetingOf, readOptOutKeywords } from './messaging-settings.repository.ts';
export { chooseSimulatorGreeting } from './use-cases/choose-simulator-greeting.ts';
