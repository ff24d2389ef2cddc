export { OwnershipResolver } from './graphql/ownership.ts';
