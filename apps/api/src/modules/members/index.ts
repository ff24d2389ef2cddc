export { accessChange } from './access-change.ts';
export { findRole } from './find-role.ts';
export { AccessPreview } from './graphql/access-preview.type.ts';
export { MemberFields } from './graphql/member.fields.ts';
export { MemberResolver } from './graphql/member.resolver.ts';
export { holdersOf } from './holders.ts';
export {
  allMembers,
  isMemberEmail,
  lockMember,
  lockMembersWithRole,
  lockOwners,
  type MemberRow,
  memberIdsOf,
  membersWithRole,
} from './members.repository.ts';
export { ceilingFault, granting, holding, mayGrant } from './reach.ts';
export { releaseLost } from './release-lost.ts';
export { type Holding, standingOf } from './standing.ts';
export { endMembership } from './use-cases/remove-member.ts';
