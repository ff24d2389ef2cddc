import { createUnionType, Field, ObjectType } from 'type-graphql';
import { InvitationOutcomeEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { WorkspaceSummary } from '../../../identity/accounts/index.ts';
import type { FoundInvitation } from '../find-invitation.ts';
import type { InvitationOutcome } from '../use-cases/invite-members.ts';
import { Invitation } from './invitation.type.ts';

@ObjectType()
abstract class InvitationChange {
  @Field(() => Invitation)
  readonly invitation: Read;

  constructor(id: string) {
    this.invitation = byId(id);
  }
}

@ObjectType({ description: 'The invitation was emailed.' })
export class MemberInvited extends InvitationChange {}

@ObjectType({ description: 'Result for one address.' })
export class InvitationAnswer {
  @Field(() => String, { description: 'Normalized address, or the input when it is invalid.' })
  email: string;

  @Field(() => InvitationOutcomeEnum)
  outcome: InvitationOutcome;
}

@ObjectType({ description: 'One result per address, in input order.' })
export class MembersInvited {
  @Field(() => [InvitationAnswer])
  readonly answers: InvitationAnswer[];

  constructor(answers: InvitationAnswer[]) {
    this.answers = answers;
  }
}

@ObjectType({ description: 'The link to share. Earlier links are invalid.' })
export class InvitationLinkCreated extends InvitationChange {
  @Field(() => OneTimeSecret, { description: 'Returned only once.' })
  readonly url: string;

  constructor(id: string, url: string) {
    super(id);
    this.url = url;
  }
}

@ObjectType({ description: 'A new link was emailed. The old one is invalid.' })
export class InvitationResent extends InvitationChange {}

@ObjectType({ description: 'The link is invalid.' })
export class InvitationRevoked extends InvitationChange {}

@ObjectType({ description: 'The viewer is a member now.' })
export class InvitationAccepted {
  @Field(() => WorkspaceSummary)
  readonly workspace: FoundInvitation['workspace'];

  constructor(workspace: FoundInvitation['workspace']) {
    this.workspace = workspace;
  }
}

@ObjectType({ description: 'The invitation was declined and its link is invalid.' })
export class InvitationDeclined {
  @Field(() => String)
  readonly workspaceName: string;

  constructor(workspaceName: string) {
    this.workspaceName = workspaceName;
  }
}

export const InviteMemberResult = createUnionType({
  name: 'InviteMemberResult',
  types: () => [MemberInvited, Refused] as const,
});
export const InviteMembersResult = createUnionType({
  name: 'InviteMembersResult',
  types: () => [MembersInvited, Refused] as const,
});
export const CreateInvitationLinkResult = createUnionType({
  name: 'CreateInvitationLinkResult',
  types: () => [InvitationLinkCreated, Refused] as const,
});
export const ResendInvitationResult = createUnionType({
  name: 'ResendInvitationResult',
  types: () => [InvitationResent, Refused] as const,
});
export const RevokeInvitationResult = createUnionType({
  name: 'RevokeInvitationResult',
  types: () => [InvitationRevoked, Refused] as const,
});
export const AcceptInvitationResult = createUnionType({
  name: 'AcceptInvitationResult',
  types: () => [InvitationAccepted, Refused] as const,
});
export const DeclineInvitationResult = createUnionType({
  name: 'DeclineInvitationResult',
  types: () => [InvitationDeclined, Refused] as const,
});
