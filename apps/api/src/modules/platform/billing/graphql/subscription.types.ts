import type {
  BillingInterval,
  PlanLimit as Limit,
  LimitMode,
  MeterKey,
  MeterUnit,
  PlanFeature,
  Throughput as PlanThroughput,
  SubscriptionStatus,
} from '@frontdesk/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import {
  BillingIntervalEnum,
  LimitModeEnum,
  MeterUnitEnum,
  PlanFeatureEnum,
  SubscriptionStatusEnum,
  UsageMeterEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { PlanLimit, Throughput } from './plan.types.ts';

@ObjectType({ description: 'Limit of a workspace for one meter, with its usage.' })
export class LimitUsage {
  @Field(() => UsageMeterEnum, { description: 'Meter that is limited.' })
  meter: MeterKey;

  @Field(() => MeterUnitEnum, { description: 'Unit of all quantities of the meter.' })
  unit: MeterUnit;

  @Field(() => Float, { description: 'Included quantity in the unit of the meter, an integer.' })
  included: number;

  @Field(() => LimitModeEnum, { description: 'What happens at the limit.' })
  mode: LimitMode;

  @Field(() => String, {
    nullable: true,
    description:
      'Price of one unit above the included quantity in minor units, as a decimal number. Null if the usage is not charged: unless the mode is OVERAGE, for the default plan, and for subscriptions at Stripe.',
  })
  unitPriceMinor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Currency of the price of one unit as an ISO 4217 code. Null if the usage is not charged.',
  })
  currency: string | null;

  @Field(() => Float, {
    description:
      'Used quantity in the unit of the meter, an integer: of the current calendar month for FLOW, and the last measured value for STOCK. If the query runs in a workspace, contacts and members are counted at the time of the request. Simulated usage of FLOW meters does not count.',
  })
  used: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Highest warning threshold that the usage has reached, in percent of the limit: 80 or 100. Null if the usage is below 80 percent.',
  })
  reachedPercent: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Expected quantity at the end of the month at the current rate. Null for STOCK meters and on the first day of the month.',
  })
  forecast: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Time at which the usage is reset to 0: the end of the month in the workspace's time zone. Null for STOCK meters.",
  })
  resetsAt: Date | null;
}

@ObjectType({ description: 'Differences of a subscription from its plan.' })
class SubscriptionOverrides {
  @Field(() => [PlanFeatureEnum], { description: 'Features in addition to those of the plan.' })
  features: readonly PlanFeature[];

  @Field(() => [PlanLimit], { description: 'Limits that replace those of the plan.' })
  limits: readonly Limit[];

  @Field(() => Throughput, {
    nullable: true,
    description: 'Throughput that replaces the throughput of the plan. Null to use the throughput of the plan.',
  })
  throughput: PlanThroughput | null;
}

@ObjectType({ description: 'Plan that a global admin assigned to a workspace for a period, with its terms.' })
export class ManualSubscription {
  @Field(() => ID, { description: 'Id of the subscription, a UUID.' })
  id: string;

  @Field(() => ID, { description: 'Id of the version of the plan.' })
  planVersionId: string;

  @Field(() => String, { description: 'Name of the plan.' })
  planName: string;

  @Field(() => Int, { description: 'Number of the version within its plan.' })
  versionNumber: number;

  @Field(() => SubscriptionStatusEnum, { description: 'Status at the time of the request.' })
  status: SubscriptionStatus;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers.' })
  interval: BillingInterval;

  @Field(() => Int, {
    nullable: true,
    description: 'Purchased seats, which limit the number of members. Null if the member limit of the plan applies.',
  })
  seats: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time from which the plan applies.' })
  startsAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'End of the subscription. Null if it has no end.' })
  endsAt: Date | null;

  @Field(() => SubscriptionOverrides, { description: 'Differences from the plan.' })
  overrides: SubscriptionOverrides;

  @Field(() => Int, {
    nullable: true,
    description:
      'Custom price of an interval in minor units, which replaces the price of the plan. Null if the price of the plan applies.',
  })
  priceMinor: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Currency of the price as an ISO 4217 code. Null if the price of the plan applies.',
  })
  currency: string | null;

  @Field(() => String, { description: 'Note that global admins wrote for each other. Empty if there is none.' })
  note: string;
}

@ObjectType({ description: 'Plan of a workspace, with its usage. Contains no data of its contacts.' })
export class WorkspacePlan {
  @Field(() => ID, { description: 'Id of the workspace.' })
  id: string;

  @Field(() => String, { description: 'Name of the workspace.' })
  name: string;

  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the plan that applies. Null if no plan applies, in which case there are no limits.',
  })
  planName: string | null;

  @Field(() => SubscriptionStatusEnum, {
    nullable: true,
    description: 'Status of the subscription. Null if the workspace has none.',
  })
  status: SubscriptionStatus | null;

  @Field(() => [LimitUsage], { description: 'Limits that apply, with their usage.' })
  limits: readonly LimitUsage[];

  @Field(() => ManualSubscription, {
    nullable: true,
    description: 'Subscription that has not ended. Null if there is none.',
  })
  subscription: ManualSubscription | null;
}
