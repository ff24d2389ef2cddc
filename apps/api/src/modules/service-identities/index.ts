export { ServiceIdentityResolver } from './graphql/service-identity.resolver.ts';
export { identityFault, livingIdentity } from './reach.ts';
