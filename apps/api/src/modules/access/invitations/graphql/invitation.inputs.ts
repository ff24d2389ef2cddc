import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType } from 'type-graphql';
import { RoleNameEnum } from '../../../../graphql/enums.ts';

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
