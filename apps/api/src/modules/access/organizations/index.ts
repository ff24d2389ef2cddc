export { OrganizationResolver } from './graphql/organization.resolver.ts';
