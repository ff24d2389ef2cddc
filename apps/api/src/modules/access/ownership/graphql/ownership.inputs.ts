import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class OfferOwnershipInput {
  @Field(() => ID, { description: 'An active member with a verified address.' })
  memberId: string;
}

@InputType()
export class CancelOwnershipOfferInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class AcceptOwnershipInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Slug of the workspace, typed as confirmation.' })
  confirmSlug: string;
}

@InputType()
export class DeclineOwnershipInput {
  @Field(() => ID)
  id: string;
}
