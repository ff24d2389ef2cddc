export { InvitationFields } from './graphql/invitation.fields.ts';
export { InvitationResolver } from './graphql/invitation.resolver.ts';
