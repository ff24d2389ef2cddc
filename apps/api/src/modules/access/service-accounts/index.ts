export { ServiceAccountResolver } from './graphql/service-account.ts';
export { checkServiceAccountGrant, findActiveServiceAccount } from './use-cases/service-accounts.ts';
