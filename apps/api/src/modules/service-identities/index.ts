export { identityFault, livingIdentity } from './grant-check.ts';
export { ServiceIdentityResolver } from './graphql/service-identity.resolver.ts';
