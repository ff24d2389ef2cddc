import { Arg, Field, Float, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { reviewAgreement } from '../use-cases/review-agreement.ts';
import { reviewSettings, updateReviewSettings } from '../use-cases/review-settings.ts';

@ObjectType({ description: 'Settings of the review queue.' })
class ReviewSettings {
  @Field(() => Int, {
    description: 'Percentage of the ended episodes that are added to the queue, 0 to 100. 0 if there is no sample.',
  })
  samplePercent: number;
}

@ObjectType({ description: 'How often two reviewers of the same conversation give similar scores.' })
class ReviewAgreement {
  @Field(() => Int, {
    description: 'Number of conversations with two completed reviews that score at least one criterion in common.',
  })
  pairCount: number;

  @Field(() => Int, { description: 'Number of pairs in which no common score differs by more than 1.' })
  agreedCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the pairs that agree, from 0 to 1. Null if there is no pair.',
  })
  share: number | null;
}

@ObjectType({ description: 'Payload of `updateReviewSettings`.' })
export class ReviewSettingsPayload extends Payload {
  @Field(() => ReviewSettings, { description: 'Settings after the mutation.' })
  readonly settings: ReviewSettings;
}

@InputType()
class UpdateReviewSettingsInput {
  @Field(() => Int, { description: 'Percentage of the ended episodes that are added to the queue, 0 to 100.' })
  samplePercent: number;
}

@Resolver()
export class ReviewSettingsResolver {
  @Can('read', 'Agent')
  @Query(() => ReviewSettings, { description: 'Settings of the review queue.' })
  reviewSettings(@InWorkspace() ctx: WorkspaceContext) {
    return reviewSettings(ctx);
  }

  @Can('read', 'Review')
  @Query(() => ReviewAgreement, {
    description: 'Agreement of first and second reviews of conversations that the viewer can read.',
  })
  reviewAgreement(@InWorkspace() ctx: WorkspaceContext) {
    return reviewAgreement(ctx);
  }

  @Can('update', 'Agent')
  @Mutation(() => ReviewSettingsPayload, {
    description: 'Changes the sample of the review queue, starting with the next episode that ends.',
  })
  updateReviewSettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateReviewSettingsInput) input: UpdateReviewSettingsInput,
  ): Promise<ReviewSettingsPayload | Refused> {
    return updateReviewSettings(ctx, input);
  }
}
