export { ApiKeyResolver } from './graphql/api-key.resolver.ts';
