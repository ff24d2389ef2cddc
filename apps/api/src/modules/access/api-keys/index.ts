export { ApiKeyResolver } from './graphql/api-key.resolver.ts';
export { type KeyUses, keyUses, recordDeniedRequest } from './key-uses.ts';
export { isWithin } from './ranges.ts';
