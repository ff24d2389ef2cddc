import { Field, ID, InputType, Int } from 'type-graphql';

@InputType()
export class SetRetentionInput {
  @Field(() => Int, { nullable: true, description: '1 to 3650; null: forever.' })
  days: number | null;
}

@InputType()
export class PlaceLegalHoldInput {
  @Field(() => ID, { nullable: true, description: 'Holds the person behind this lead, with everything of theirs.' })
  leadId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Holds this person. With neither, the whole workspace is held.' })
  contactId?: string | null;

  @Field(() => String, { description: '1 to 500 characters.' })
  reason: string;
}

@InputType()
export class LiftLegalHoldInput {
  @Field(() => ID)
  id: string;
}
