export { IdentityResolver } from './graphql/identity.resolver.ts';
export { SignedIn } from './graphql/identity.results.ts';
export { ViewerFields } from './graphql/viewer.fields.ts';
export { Viewer, WorkspaceCard } from './graphql/viewer.type.ts';
export type { ViewerRow } from './identity.repository.ts';
export { ownPassword } from './own-password.ts';
export { hashPassword } from './passwords.ts';
export { finishPending, pendingUser, secondFactorsOf, takeAttempt } from './second-step.ts';
export { signedIn } from './signed-in.ts';
