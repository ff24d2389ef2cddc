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
  @Field(() => String, { description: 'Email address to invite.' })
  email: string;

  @Field(() => RoleNameEnum, { description: 'Built-in role to offer.' })
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a custom role. Requires the role `member`, whose policies the custom role replaces. If null or omitted, there is no custom role.',
  })
  customRoleId?: string | null;

  @Field(() => [String], {
    description: 'Keys from the query `policies` that are granted in addition to the policies of the role.',
  })
  policies: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Personal message in the invitation email, at most 500 characters. If omitted, the email contains no personal message.',
  })
  note?: string | null;
}

@InputType()
export class InviteMembersInput {
  @Field(() => [String], { description: 'Email addresses, 1 to 50. Each address has its own result.' })
  emails: string[];

  @Field(() => RoleNameEnum, { description: 'Built-in role to offer.' })
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a custom role. Requires the role `member`, whose policies the custom role replaces. If null or omitted, there is no custom role.',
  })
  customRoleId?: string | null;

  @Field(() => [String], {
    description: 'Keys from the query `policies` that are granted in addition to the policies of the role.',
  })
  policies: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Personal message in the invitation email, at most 500 characters. If omitted, the email contains no personal message.',
  })
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

@InputType({ description: 'Identifies an invitation. Set either `id` or `token`.' })
export class AcceptInvitationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Token from the link in the invitation email. If omitted, `id` is required.',
  })
  token?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id from `viewer.pendingInvitations`. If omitted, `token` is required.',
  })
  id?: string | null;
}

@InputType({ description: 'Identifies an invitation. Set either `id` or `token`.' })
export class DeclineInvitationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Token from the link in the invitation email. If omitted, `id` is required.',
  })
  token?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id from `viewer.pendingInvitations`. If omitted, `token` is required.',
  })
  id?: string | null;
}

@ObjectType()
abstract class InvitationChange {
  @Field(() => Invitation)
  readonly invitation: Read;
}

@ObjectType({ description: 'Result of inviting a member. The invitation was sent by email.' })
class MemberInvited extends InvitationChange {
  readonly type: 'MemberInvited';
}

@ObjectType({ description: 'Result of inviting one email address.' })
class InvitationAnswer {
  @Field(() => String, { description: 'The normalized email address. If it is invalid, the text that was entered.' })
  email: string;

  @Field(() => InvitationOutcomeEnum, { description: 'Whether the address was invited, and the reason if not.' })
  outcome: InvitationOutcome;
}

@ObjectType({ description: 'Results of inviting several email addresses, in the order of the input.' })
class MembersInvited {
  readonly type: 'MembersInvited';

  @Field(() => [InvitationAnswer])
  readonly answers: InvitationAnswer[];
}

@ObjectType({ description: 'Result of creating an invitation link. Earlier links of the invitation are invalid.' })
class InvitationLinkCreated extends InvitationChange {
  readonly type: 'InvitationLinkCreated';

  @Field(() => OneTimeSecret, { description: 'The invitation link. It is returned only once.' })
  readonly url: string;
}

@ObjectType({
  description: 'Result of sending an invitation again. The email contains a new link, and the old link is invalid.',
})
class InvitationResent extends InvitationChange {
  readonly type: 'InvitationResent';
}

@ObjectType({ description: 'Result of revoking an invitation. Its link is invalid.' })
class InvitationRevoked extends InvitationChange {
  readonly type: 'InvitationRevoked';
}

@ObjectType({ description: 'Result of accepting an invitation. The viewer is a member of the workspace.' })
class InvitationAccepted {
  readonly type: 'InvitationAccepted';

  @Field(() => WorkspaceSummary)
  readonly workspace: FoundInvitation['workspace'];
}

@ObjectType({ description: 'Result of declining an invitation. Its link is invalid.' })
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
