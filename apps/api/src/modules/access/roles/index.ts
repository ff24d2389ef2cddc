export { CustomRoleFields } from './graphql/custom-role.ts';
export { RoleResolver } from './graphql/role.ts';
