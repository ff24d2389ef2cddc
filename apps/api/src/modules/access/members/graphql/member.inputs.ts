import type { RoleName } from '@frontdesk/policies';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PolicyEffectEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@InputType()
export class PolicyGrantInput {
  @Field(() => String, { description: 'A key from `policies`.' })
  policy: string;

  @Field(() => PolicyEffectEnum)
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null: no expiry.' })
  expiresAt?: Date | null;
}

@InputType()
export class UpdateMemberInput {
  @Field(() => ID)
  id: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: 'A custom role in place of `member`. Null: none.',
  })
  customRoleId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether phone numbers and email addresses are masked for the member and the member's API keys. Null: unchanged.",
  })
  maskContactDetails?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the member can access only assigned conversations. Null: unchanged.',
  })
  assignedConversationsOnly?: boolean | null;

  @Field(() => [PolicyGrantInput], { description: 'Complete list. Grants that are not listed are removed.' })
  grants: PolicyGrantInput[];
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID)
  id: string;
}

@ArgsType()
export class ExplainAccessArgs {
  @Field(() => ID, { nullable: true, description: 'Either a member or an API key.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true })
  apiKeyId?: string | null;

  @Field(() => String, { description: 'For example `reply`.' })
  action: string;

  @Field(() => String, { description: 'For example `Conversation`.' })
  subject: string;

  @Field(() => ID, { nullable: true, description: 'One record. Null: whether any record would be allowed.' })
  recordId?: string | null;
}
