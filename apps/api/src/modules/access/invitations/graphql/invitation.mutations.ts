import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { InvitationOutcomeEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { WorkspaceSummary } from '../../../identity/accounts/index.ts';
import type { FoundInvitation } from '../use-cases/accept-invitation.ts';
import type { InvitationOutcome } from '../use-cases/invite-member.ts';
import { Invitation } from './invitation.type.ts';

@InputType()
export class InviteMemberInput {
  @Field(() => String)
  email: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: 'A custom role in place of `member`. Null: none.',
  })
  customRoleId?: string | null;

  @Field(() => [String], { description: "Keys from `policies` in addition to the role's. Presets are lists of them." })
  policies: string[];

  @Field(() => String, { nullable: true, description: 'Personal message. At most 500 characters.' })
  note?: string | null;
}

@InputType()
export class InviteMembersInput {
  @Field(() => [String], { description: '1 to 50 addresses, each with its own result.' })
  emails: string[];

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: 'A custom role in place of `member`. Null: none.',
  })
  customRoleId?: string | null;

  @Field(() => [String], { description: "Keys from `policies` in addition to the role's. Presets are lists of them." })
  policies: string[];

  @Field(() => String, { nullable: true, description: 'Personal message. At most 500 characters.' })
  note?: string | null;
}

@InputType()
export class CreateInvitationLinkInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ResendInvitationInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID)
  id: string;
}

@InputType({ description: 'Identified by the token in the email, or by an id from `viewer.pendingInvitations`.' })
export class AcceptInvitationInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => ID, { nullable: true })
  id?: string | null;
}

@InputType({ description: 'Identified by the token in the email, or by an id from `viewer.pendingInvitations`.' })
export class DeclineInvitationInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => ID, { nullable: true })
  id?: string | null;
}

@ObjectType()
abstract class InvitationChange {
  @Field(() => Invitation)
  readonly invitation: Read;
}

@ObjectType({ description: 'The invitation was emailed.' })
class MemberInvited extends InvitationChange {
  readonly type: 'MemberInvited';
}

@ObjectType({ description: 'Result for one address.' })
class InvitationAnswer {
  @Field(() => String, { description: 'Normalized address, or the input when it is invalid.' })
  email: string;

  @Field(() => InvitationOutcomeEnum)
  outcome: InvitationOutcome;
}

@ObjectType({ description: 'One result per address, in input order.' })
class MembersInvited {
  readonly type: 'MembersInvited';

  @Field(() => [InvitationAnswer])
  readonly answers: InvitationAnswer[];
}

@ObjectType({ description: 'The link to share. Earlier links are invalid.' })
class InvitationLinkCreated extends InvitationChange {
  readonly type: 'InvitationLinkCreated';

  @Field(() => OneTimeSecret, { description: 'Returned only once.' })
  readonly url: string;
}

@ObjectType({ description: 'A new link was emailed. The old one is invalid.' })
class InvitationResent extends InvitationChange {
  readonly type: 'InvitationResent';
}

@ObjectType({ description: 'The link is invalid.' })
class InvitationRevoked extends InvitationChange {
  readonly type: 'InvitationRevoked';
}

@ObjectType({ description: 'The viewer is a member now.' })
class InvitationAccepted {
  readonly type: 'InvitationAccepted';

  @Field(() => WorkspaceSummary)
  readonly workspace: FoundInvitation['workspace'];
}

@ObjectType({ description: 'The invitation was declined and its link is invalid.' })
class InvitationDeclined {
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
