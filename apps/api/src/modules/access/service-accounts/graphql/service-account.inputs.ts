import { Field, ID, InputType } from 'type-graphql';

const POLICIES =
  'At least one key from `policies`, all of them held by the caller; none over members, API keys or everything.';

@InputType()
export class CreateServiceAccountInput {
  @Field(() => String)
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
export class UpdateServiceAccountInput {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
export class RemoveServiceAccountInput {
  @Field(() => ID)
  id: string;
}
