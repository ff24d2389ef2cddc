export { checkIdentityGrant, findActiveIdentity } from './grant-check.ts';
export { ServiceAccountResolver } from './graphql/service-account.ts';
