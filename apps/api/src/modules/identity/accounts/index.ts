export { AccountResolver } from './graphql/account.ts';
export { IdentityResolver } from './graphql/identity.resolver.ts';
export { SessionPayload } from './graphql/identity.ts';
export { Membership, Viewer, ViewerFields, WorkspaceSummaryPayload } from './graphql/viewer.ts';
export type { ViewerRow } from './identity.repository.ts';
export { hashPassword, verifyOwnPassword } from './passwords.ts';
export { consumePendingSignIn, countAttempt, findPendingUser, proofMethodsOf, secondFactorsOf } from './second-step.ts';
export { beginSession, revokeIn } from './sessions.ts';
export { forcePasswordReset } from './use-cases/passwords.ts';
