import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Review } from './review.type.ts';

@InputType()
export class CompleteReviewInput {
  @Field(() => ID, { description: 'Id of the review.' })
  id: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Score for correct and complete answers, 1 to 5. Null or omitted if it does not apply.',
  })
  accuracyScore?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Score for the tone, 1 to 5. Null or omitted if it does not apply.',
  })
  toneScore?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Score for the outcome for the contact, 1 to 5. Null or omitted if it does not apply.',
  })
  outcomeScore?: number | null;

  @Field(() => String, { nullable: true, description: 'Comment with at most 2,000 characters.' })
  comment?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a review.' })
export class ReviewPayload extends Payload {
  @Field(() => Review, { description: 'Review after the mutation.' })
  readonly review: Read;
}

@ObjectType({ description: 'Payload of `claimNextReview`.' })
export class NextReviewPayload extends Payload {
  @Field(() => Review, { nullable: true, description: 'The claimed review. Null if no review is open.' })
  readonly review: Read | null;
}
