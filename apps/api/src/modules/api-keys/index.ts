export { ApiKeyResolver } from './graphql/api-key.resolver.ts';
export { type KeyUses, keyUses } from './key-uses.ts';
export { noteRefusal } from './note-refusal.ts';
export { isWithin } from './ranges.ts';
