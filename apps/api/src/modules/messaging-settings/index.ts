export { MessagingSettingsResolver } from './graphql/messaging-settings.resolver.ts';
export { type Filling, greetingOf, listens } from './messaging-settings.repository.ts';
