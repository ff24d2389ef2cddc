import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { InvitationOutcomeEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
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
      'Id of a custom role to offer. VALIDATION_FAILED if the role is not `member`, whose policies the custom role replaces. If null or omitted, no custom role is offered.',
  })
  customRoleId?: string | null;

  @Field(() => [String], {
    description: 'Keys from the query `policies` that are granted in addition to the policies of the role.',
  })
  policies: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Personal message in the invitation email, at most 500 characters. If null or omitted, the email contains no personal message.',
  })
  note?: string | null;
}

@InputType()
export class InviteMembersInput {
  @Field(() => [String], {
    description: 'Email addresses, 1 to 50 without duplicates. Each address has its own result.',
  })
  emails: string[];

  @Field(() => RoleNameEnum, { description: 'Built-in role to offer.' })
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a custom role to offer. VALIDATION_FAILED if the role is not `member`, whose policies the custom role replaces. If null or omitted, no custom role is offered.',
  })
  customRoleId?: string | null;

  @Field(() => [String], {
    description: 'Keys from the query `policies` that are granted in addition to the policies of the role.',
  })
  policies: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Personal message in the invitation email, at most 500 characters. If null or omitted, the email contains no personal message.',
  })
  note?: string | null;
}

@InputType({ description: 'Identifies an invitation by `id` or `token`. If both are set, `token` is used.' })
export class AcceptInvitationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Token from the link in the invitation email. If null or omitted, `id` is required.',
  })
  token?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id from `viewer.pendingInvitations`. If null or omitted, `token` is required.',
  })
  id?: string | null;
}

@InputType({ description: 'Identifies an invitation by `id` or `token`. If both are set, `token` is used.' })
export class DeclineInvitationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Token from the link in the invitation email. If null or omitted, `id` is required.',
  })
  token?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id from `viewer.pendingInvitations`. If null or omitted, `token` is required.',
  })
  id?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return an invitation.' })
export class InvitationPayload extends Payload {
  @Field(() => Invitation, { description: 'Invitation after the mutation.' })
  readonly invitation: Read;
}

@ObjectType({ description: 'Result of inviting one email address.' })
class InvitationAnswer {
  @Field(() => String, { description: 'The normalized email address. If it is invalid, the text that was entered.' })
  email: string;

  @Field(() => InvitationOutcomeEnum, { description: 'Whether the address was invited, and the reason if not.' })
  outcome: InvitationOutcome;
}

@ObjectType({ description: 'Payload of `inviteMembers`.' })
export class InviteMembersPayload extends Payload {
  @Field(() => [InvitationAnswer], { description: 'Result of each email address.' })
  readonly answers: InvitationAnswer[];
}

@ObjectType({ description: 'Payload of `createInvitationLink`.' })
export class InvitationLinkPayload extends Payload {
  @Field(() => Invitation, { description: 'Invitation, whose earlier links no longer work.' })
  readonly invitation: Read;

  @Field(() => OneTimeSecret, { description: 'The invitation link. It is returned only once.' })
  readonly url: string;
}

@ObjectType({ description: 'Payload of `declineInvitation`.' })
export class DeclineInvitationPayload extends Payload {
  @Field(() => String, { description: 'Name of the workspace that the invitation was for.' })
  readonly workspaceName: string;
}
