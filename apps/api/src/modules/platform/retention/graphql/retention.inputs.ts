import { Field, ID, InputType, Int } from 'type-graphql';

@InputType()
export class SetRetentionInput {
  @Field(() => Int, { nullable: true, description: '1 to 3650 days. Null: forever.' })
  days: number | null;
}

@InputType()
export class PlaceLegalHoldInput {
  @Field(() => ID, { nullable: true, description: 'Holds all data of the person behind this lead.' })
  leadId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Holds this contact. With neither id the whole workspace is held.' })
  contactId?: string | null;

  @Field(() => String, { description: '1 to 500 characters.' })
  reason: string;
}

@InputType()
export class ReleaseLegalHoldInput {
  @Field(() => ID)
  id: string;
}
