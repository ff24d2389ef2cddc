export { accessChange } from './access-change.ts';
export { findRole } from './find-role.ts';
export { ceilingFault, granting, holding, mayGrant } from './grant-check.ts';
export { AccessPreview } from './graphql/access-preview.type.ts';
export { MemberFields } from './graphql/member.fields.ts';
export { MemberResolver } from './graphql/member.resolver.ts';
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
export { holdersOf } from './members-with-policy.ts';
export { releaseLost } from './release-takeovers.ts';
export { type Holding, standingOf } from './role-and-grants.ts';
export { endMembership } from './use-cases/remove-member.ts';
