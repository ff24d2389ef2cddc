import type { RoleName } from '@frontdesk/policies';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PolicyEffectEnum, RoleNameEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@InputType()
export class PolicyGrantInput {
  @Field(() => String, { description: 'A key from `policies`.' })
  policy: string;

  @Field(() => PolicyEffectEnum)
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null: without end.' })
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
    description: "A role of the workspace's own, in the place of `member`; null: none.",
  })
  customRoleId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether phone and e-mail of leads and contacts are hidden from them, and from their keys; null: as it is.',
  })
  maskContactDetails?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they reach only the conversations assigned to them; null: as it is.',
  })
  assignedConversationsOnly?: boolean | null;

  @Field(() => [PolicyGrantInput], { description: 'All of them: what is not named here is taken away.' })
  grants: PolicyGrantInput[];
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID)
  id: string;
}

@ArgsType()
export class ExplainAccessArgs {
  @Field(() => ID, { nullable: true, description: 'Either a member or a key.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true })
  apiKeyId?: string | null;

  @Field(() => String, { description: 'As in `reply`.' })
  action: string;

  @Field(() => String, { description: 'As in `Conversation`.' })
  subject: string;

  @Field(() => ID, { nullable: true, description: 'One record; null: whether they ever could.' })
  recordId?: string | null;
}
