export { ServiceResolver } from './graphql/service.resolver.ts';
