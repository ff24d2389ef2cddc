import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType } from 'type-graphql';
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

  @Field(() => [PolicyGrantInput], { description: 'All of them: what is not named here is taken away.' })
  grants: PolicyGrantInput[];
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID)
  id: string;
}
