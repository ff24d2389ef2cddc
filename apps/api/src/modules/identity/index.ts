export { AccountResolver } from './graphql/account.resolver.ts';
export { IdentityResolver } from './graphql/identity.resolver.ts';
export { ViewerFields } from './graphql/viewer.fields.ts';
export { WorkspaceCard } from './graphql/viewer.type.ts';
export { hashPassword } from './passwords.ts';
