import { Field, ID, InputType } from 'type-graphql';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@InputType()
export class RequestAccessInput {
  @Field(() => String, { description: 'One key from `policies`.' })
  policy: string;

  @Field(() => String, { nullable: true, description: 'Reason for the request. At most 500 characters.' })
  reason?: string | null;
}

@InputType()
export class GrantAccessInput {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Expiry of the grant. Null: no expiry.' })
  expiresAt?: Date | null;
}

@InputType()
export class DeclineAccessInput {
  @Field(() => ID)
  id: string;
}
