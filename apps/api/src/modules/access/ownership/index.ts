export { OwnershipResolver } from './graphql/ownership.resolver.ts';
