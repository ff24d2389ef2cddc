export { checkIdentityGrant, findActiveIdentity } from './grant-check.ts';
export { ServiceIdentityResolver } from './graphql/service-identity.resolver.ts';
