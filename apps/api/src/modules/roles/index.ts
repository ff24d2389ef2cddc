export { RoleResolver } from './graphql/role.resolver.ts';
