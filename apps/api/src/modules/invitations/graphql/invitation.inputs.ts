import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType } from 'type-graphql';
import { RoleNameEnum } from '../../../graphql/enums.ts';

@InputType()
export class InviteMemberInput {
  @Field(() => String)
  email: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: "A role of the workspace's own, in the place of `member`; null: none.",
  })
  customRoleId?: string | null;

  @Field(() => [String], { description: 'Keys from `policies`, beside those of the role; a preset is a list of them.' })
  policies: string[];

  @Field(() => String, { nullable: true, description: 'A few words of your own, up to 500 characters.' })
  note?: string | null;
}

@InputType()
export class InviteMembersInput {
  @Field(() => [String], { description: '1 to 50 addresses; each is answered by itself.' })
  emails: string[];

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: "A role of the workspace's own, in the place of `member`; null: none.",
  })
  customRoleId?: string | null;

  @Field(() => [String], { description: 'Keys from `policies`, beside those of the role; a preset is a list of them.' })
  policies: string[];

  @Field(() => String, { nullable: true, description: 'A few words of your own, up to 500 characters.' })
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

@InputType({ description: "By the mail's token, or by the id of one of `viewer.pendingInvitations`." })
export class AcceptInvitationInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => ID, { nullable: true })
  id?: string | null;
}

@InputType({ description: "By the mail's token, or by the id of one of `viewer.pendingInvitations`." })
export class DeclineInvitationInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => ID, { nullable: true })
  id?: string | null;
}
