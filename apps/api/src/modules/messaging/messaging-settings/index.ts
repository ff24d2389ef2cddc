export { MessagingSettingsResolver } from './graphql/messaging-settings.ts';
export { type GreetingSettings, greetingOf, readOptOutKeywords } from './messaging-settings.repository.ts';
