export { ServiceAccountResolver } from './graphql/service-account.ts';
export { checkIdentityGrant, findActiveIdentity } from './use-cases/service-accounts.ts';
