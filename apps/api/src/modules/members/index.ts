export { MemberFields } from './graphql/member.fields.ts';
export { MemberResolver } from './graphql/member.resolver.ts';
export { isMemberEmail, lockMember, lockOwners, type MemberRow } from './members.repository.ts';
export { ceilingFault, holding } from './reach.ts';
