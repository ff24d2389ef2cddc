export { MessagingSettingsResolver } from './graphql/messaging-settings.resolver.ts';
export { type GreetingSettings, greetingOf, readOptOutKeywords } from './messaging-settings.repository.ts';
