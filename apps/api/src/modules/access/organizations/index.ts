export { OrganizationResolver } from './graphql/organization.ts';
