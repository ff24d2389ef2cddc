import type { BillingInterval, LimitMode, MeterKey, PlanFeature, PlanVisibility } from '@frontdesk/domain';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import {
  BillingIntervalEnum,
  LimitModeEnum,
  PlanFeatureEnum,
  PlanVisibilityEnum,
  UsageMeterEnum,
} from '../../../../graphql/enums.ts';

@InputType({ description: 'Limit of a plan or subscription for one meter.' })
export class PlanLimitInput {
  @Field(() => UsageMeterEnum, { description: 'Meter that is limited. Each meter at most once.' })
  meter: MeterKey;

  @Field(() => Float, {
    description:
      'Included quantity in the unit of the meter, a whole number of 0 or more: of a calendar month for FLOW, and at any time for STOCK.',
  })
  included: number;

  @Field(() => LimitModeEnum, {
    description:
      'What happens at the limit. HARD is possible for AI_CONVERSATIONS, CAMPAIGN_MESSAGES, CALL_SECONDS, CONTACTS and MEMBERS. OVERAGE is possible for FLOW meters, and needs a plan with prices in exactly one currency.',
  })
  mode: LimitMode;

  @Field(() => String, {
    nullable: true,
    description:
      'Price of one unit above the included quantity, in minor units of the currency of the subscription, such as `0.25`: more than 0, with at most 8 digits before and 12 after the point. Required for OVERAGE, null otherwise.',
  })
  unitPriceMinor?: string | null;
}

@InputType({
  description:
    'Maximum throughput of all API keys of a workspace together. A single key can use a fifth of it, or the default budget of a key if that is higher.',
})
export class ThroughputInput {
  @Field(() => Int, { description: 'Maximum number of requests per minute, 1 to 1000000.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: 'Maximum total cost of requests per minute, 1 to 1000000000.' })
  costPerMinute: number;
}

@InputType({ description: 'Price of a plan in one currency and interval.' })
class PlanPriceInput {
  @Field(() => String, { description: 'Currency as an ISO 4217 code: EUR, GBP or USD.' })
  currency: string;

  @Field(() => BillingIntervalEnum, {
    description: 'Period that the price covers. Each currency can have one price per period.',
  })
  interval: BillingInterval;

  @Field(() => Int, { description: 'Price of an interval in minor units of the currency, 0 to 100000000.' })
  baseMinor: number;

  @Field(() => Int, {
    description: 'Price of one seat for one interval in minor units of the currency, 0 to 100000000.',
  })
  perSeatMinor: number;
}

@InputType()
export class CreatePlanInput {
  @Field(() => String, { description: 'Key with 2 to 40 lower-case letters, digits and single hyphens. Unique.' })
  key: string;

  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Description with at most 500 characters. Null if there is none.',
  })
  description?: string | null;

  @Field(() => PlanVisibilityEnum, { description: 'Who can choose the plan.' })
  visibility: PlanVisibility;
}

@InputType()
export class CreatePlanVersionInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  planId: string;

  @Field(() => [PlanFeatureEnum], { description: 'Features that the plan version includes.' })
  features: PlanFeature[];

  @Field(() => [PlanLimitInput], {
    description: 'Limits of the plan version. Usage of a meter without a limit is unlimited.',
  })
  limits: PlanLimitInput[];

  @Field(() => [PlanPriceInput], { description: 'Prices of the plan version. Empty if the plan is free.' })
  prices: PlanPriceInput[];

  @Field(() => ThroughputInput, {
    nullable: true,
    description: 'Maximum throughput of API keys. Null for the default budgets of the installation.',
  })
  throughput?: ThroughputInput | null;

  @Field(() => Int, {
    description: 'Days after the end of a subscription during which the plan still applies, 0 to 90.',
  })
  graceDays: number;
}
