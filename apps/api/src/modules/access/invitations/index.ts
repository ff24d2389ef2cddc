export { InvitationResolver } from './graphql/invitation.resolver.ts';
