export { ApiKeyFields } from './graphql/api-key.fields.ts';
export { ApiKeyResolver } from './graphql/api-key.resolver.ts';
