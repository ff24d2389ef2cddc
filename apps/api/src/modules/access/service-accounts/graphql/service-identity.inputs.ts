import { Field, ID, InputType } from 'type-graphql';

const POLICIES =
  'At least one key from `policies`, all of them held by the caller; none over members, API keys or everything.';

@InputType()
export class CreateServiceIdentityInput {
  @Field(() => String)
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
export class UpdateServiceIdentityInput {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
export class RemoveServiceIdentityInput {
  @Field(() => ID)
  id: string;
}
