import { Field, ObjectType } from 'type-graphql';
import { InvitationOutcomeEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { WorkspaceSummary } from '../../../identity/accounts/index.ts';
import type { FoundInvitation } from '../find-invitation.ts';
import type { InvitationOutcome } from '../use-cases/invite-members.ts';
import { Invitation } from './invitation.type.ts';

@ObjectType()
abstract class InvitationChange {
  @Field(() => Invitation)
  readonly invitation: Read;
}

@ObjectType({ description: 'The invitation was emailed.' })
export class MemberInvited extends InvitationChange {
  readonly type: 'MemberInvited';
}

@ObjectType({ description: 'Result for one address.' })
export class InvitationAnswer {
  @Field(() => String, { description: 'Normalized address, or the input when it is invalid.' })
  email: string;

  @Field(() => InvitationOutcomeEnum)
  outcome: InvitationOutcome;
}

@ObjectType({ description: 'One result per address, in input order.' })
export class MembersInvited {
  readonly type: 'MembersInvited';

  @Field(() => [InvitationAnswer])
  readonly answers: InvitationAnswer[];
}

@ObjectType({ description: 'The link to share. Earlier links are invalid.' })
export class InvitationLinkCreated extends InvitationChange {
  readonly type: 'InvitationLinkCreated';

  @Field(() => OneTimeSecret, { description: 'Returned only once.' })
  readonly url: string;
}

@ObjectType({ description: 'A new link was emailed. The old one is invalid.' })
export class InvitationResent extends InvitationChange {
  readonly type: 'InvitationResent';
}

@ObjectType({ description: 'The link is invalid.' })
export class InvitationRevoked extends InvitationChange {
  readonly type: 'InvitationRevoked';
}

@ObjectType({ description: 'The viewer is a member now.' })
export class InvitationAccepted {
  readonly type: 'InvitationAccepted';

  @Field(() => WorkspaceSummary)
  readonly workspace: FoundInvitation['workspace'];
}

@ObjectType({ description: 'The invitation was declined and its link is invalid.' })
export class InvitationDeclined {
  readonly type: 'InvitationDeclined';

  @Field(() => String)
  readonly workspaceName: string;
}

export const InviteMemberResult = resultUnion('InviteMemberResult', MemberInvited, Refused);
export const InviteMembersResult = resultUnion('InviteMembersResult', MembersInvited, Refused);
export const CreateInvitationLinkResult = resultUnion('CreateInvitationLinkResult', InvitationLinkCreated, Refused);
export const ResendInvitationResult = resultUnion('ResendInvitationResult', InvitationResent, Refused);
export const RevokeInvitationResult = resultUnion('RevokeInvitationResult', InvitationRevoked, Refused);
export const AcceptInvitationResult = resultUnion('AcceptInvitationResult', InvitationAccepted, Refused);
export const DeclineInvitationResult = resultUnion('DeclineInvitationResult', InvitationDeclined, Refused);
