export { IdentityResolver } from './graphql/identity.resolver.ts';
export { ViewerFields } from './graphql/viewer.fields.ts';
export { Membership, WorkspaceCard } from './graphql/viewer.type.ts';
export { hashPassword } from './passwords.ts';
export { revokeIn } from './sessions.ts';
