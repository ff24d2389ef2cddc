import { createUnionType, Field, ObjectType } from 'type-graphql';
import { InvitationOutcomeEnum } from '../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../graphql/one-time-secret.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { WorkspaceCard } from '../../identity/index.ts';
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

@ObjectType({ description: 'A mail with the link is on its way.' })
export class MemberInvited extends InvitationChange {}

@ObjectType({ description: 'What became of one address.' })
export class InvitationAnswer {
  @Field(() => String, { description: 'As it was read: lower case, where it is an address.' })
  email: string;

  @Field(() => InvitationOutcomeEnum)
  outcome: InvitationOutcome;
}

@ObjectType({ description: 'Every address has its answer, in the order of the input.' })
export class MembersInvited {
  @Field(() => [InvitationAnswer])
  readonly answers: InvitationAnswer[];

  constructor(answers: InvitationAnswer[]) {
    this.answers = answers;
  }
}

@ObjectType({ description: 'A link to pass on by hand; the one before no longer works.' })
export class InvitationLinkCreated extends InvitationChange {
  @Field(() => OneTimeSecret, { description: 'Shown now and never again.' })
  readonly url: string;

  constructor(id: string, url: string) {
    super(id);
    this.url = url;
  }
}

@ObjectType({ description: 'A new link is on its way; the old one no longer works.' })
export class InvitationResent extends InvitationChange {}

@ObjectType({ description: 'The link no longer works.' })
export class InvitationRevoked extends InvitationChange {}

@ObjectType({ description: 'The viewer is a member now.' })
export class InvitationAccepted {
  @Field(() => WorkspaceCard)
  readonly workspace: FoundInvitation['workspace'];

  constructor(workspace: FoundInvitation['workspace']) {
    this.workspace = workspace;
  }
}

@ObjectType({ description: 'The offer was declined; its link no longer works.' })
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
