export { MemberFields } from './graphql/member.fields.ts';
export { MemberResolver } from './graphql/member.resolver.ts';
export { isMemberEmail } from './members.repository.ts';
export { ceilingFault, holding } from './reach.ts';
export { endMembership } from './use-cases/remove-member.ts';
