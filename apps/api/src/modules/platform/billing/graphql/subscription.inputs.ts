import type { BillingInterval, PlanFeature } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { BillingIntervalEnum, PlanFeatureEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { PlanLimitInput, ThroughputInput } from './plan.inputs.ts';

@InputType({ description: 'Differences of a subscription from its plan.' })
class SubscriptionOverridesInput {
  @Field(() => [PlanFeatureEnum], { description: 'Features in addition to those of the plan.' })
  features: PlanFeature[];

  @Field(() => [PlanLimitInput], { description: 'Limits that replace those of the plan.' })
  limits: PlanLimitInput[];

  @Field(() => ThroughputInput, {
    nullable: true,
    description: 'Throughput that replaces the throughput of the plan. Null to use the throughput of the plan.',
  })
  throughput?: ThroughputInput | null;
}

/** Terms that are set when a subscription is created, and replaced when it is updated. */
@InputType()
abstract class SubscriptionTermsInput {
  @Field(() => ID, { description: 'Id of a published version of a plan.' })
  planVersionId: string;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers.' })
  interval: BillingInterval;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'End of the subscription, later than its start. Null for no end.',
  })
  endsAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Purchased seats, 1 to 100000, which limit the number of members. Null to use the member limit of the plan.',
  })
  seats?: number | null;

  @Field(() => SubscriptionOverridesInput, {
    nullable: true,
    description: 'Differences from the plan. Null if there are none.',
  })
  overrides?: SubscriptionOverridesInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Custom price of an interval in minor units, 0 to 100000000, which replaces the price of the plan. Requires a currency. Null to use the price of the plan.',
  })
  priceMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Currency of the price: EUR, GBP or USD. Null if there is no price.',
  })
  currency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Note for global admins with at most 500 characters. Null if there is no note.',
  })
  note?: string | null;
}

@InputType()
export class CreateManualSubscriptionInput extends SubscriptionTermsInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  workspace: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time from which the plan applies. Null to start immediately.',
  })
  startsAt?: Date | null;
}

@InputType()
export class UpdateManualSubscriptionInput extends SubscriptionTermsInput {
  @Field(() => ID, { description: 'Id of the subscription.' })
  id: string;
}
