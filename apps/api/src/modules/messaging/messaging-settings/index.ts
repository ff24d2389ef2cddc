export { MessagingSettingsResolver } from './graphql/messaging-settings.resolver.ts';
export { greetingOf, readOptOutKeywords, type TemplateFilling } from './messaging-settings.repository.ts';
