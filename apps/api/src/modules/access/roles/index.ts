export { CustomRoleFields } from './graphql/custom-role.fields.ts';
export { RoleResolver } from './graphql/role.resolver.ts';
