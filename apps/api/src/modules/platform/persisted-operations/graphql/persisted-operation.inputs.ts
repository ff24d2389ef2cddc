import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class RegisterPersistedOperationInput {
  @Field(() => String, { description: 'One named query or mutation with its fragments.' })
  document: string;
}

@InputType()
export class DeletePersistedOperationInput {
  @Field(() => ID)
  id: string;
}
