export { ApiKeyResolver } from './graphql/api-key.resolver.ts';
export { type KeyUses, keyUses } from './key-uses.ts';
export { isWithin } from './ranges.ts';
export { recordDeniedRequest } from './record-denied-request.ts';
