export { accessChange } from './access-change.ts';
export { availableMembers, isAway } from './availability.ts';
export { callerGrants, canGrant, checkCallerGrantLimit, withGrant } from './grant-check.ts';
export { AccessPreview } from './graphql/access-preview.type.ts';
export { MemberFields, MemberResolver } from './graphql/member.resolver.ts';
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
export { releaseTakeovers } from './release-takeovers.ts';
export { findRole, membersWithPolicy, type RoleAndGrants, roleAndGrantsOf } from './role-and-grants.ts';
export { endMembership } from './use-cases/remove-member.ts';
