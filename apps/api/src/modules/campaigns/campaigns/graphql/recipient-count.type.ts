import type { RecipientEligibility, SkipReason } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { RecipientEligibilityEnum, SkipReasonEnum } from '../../../../graphql/enums.ts';

@ObjectType({
  description: 'Number of contacts in an audience who would receive a campaign, or who would not for one reason.',
})
export class AudienceCount {
  @Field(() => RecipientEligibilityEnum, {
    description: 'Whether the contacts would receive the campaign, or the reason why not.',
  })
  outcome: RecipientEligibility;

  @Field(() => Int, { description: 'Number of contacts.' })
  count: number;
}

@ObjectType({ description: 'Number of recipients of a campaign who were excluded for one reason.' })
export class SkippedRecipientCount {
  @Field(() => SkipReasonEnum, { description: 'Reason for the exclusion.' })
  reason: SkipReason;

  @Field(() => Int, { description: 'Number of recipients.' })
  count: number;
}
