export { MessagingSettingsResolver } from './graphql/messaging-settings.resolver.ts';
export { greetingOf, readOptOutTerms, type TemplateFilling } from './messaging-settings.repository.ts';
