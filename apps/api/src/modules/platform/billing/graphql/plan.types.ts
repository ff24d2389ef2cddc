import type {
  BillingInterval,
  PlanLimit as Limit,
  LimitMode,
  MeterKey,
  PlanFeature,
  Throughput as PlanThroughput,
  PlanVisibility,
  PlanPrice as Price,
} from '@frontdesk/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import {
  BillingIntervalEnum,
  LimitModeEnum,
  PlanFeatureEnum,
  PlanVisibilityEnum,
  UsageMeterEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'Limit of a plan for one meter.' })
export class PlanLimit {
  @Field(() => UsageMeterEnum, { description: 'Meter that is limited.' })
  meter: MeterKey;

  @Field(() => Float, {
    description:
      'Included quantity in the unit of the meter, an integer: of a calendar month for FLOW, and at any time for STOCK.',
  })
  included: number;

  @Field(() => LimitModeEnum, { description: 'What happens at the limit.' })
  mode: LimitMode;

  @Field(() => String, {
    nullable: true,
    description:
      'Price of one unit above the included quantity, in minor units of the currency of the prices, as a decimal number. Null unless the mode is OVERAGE.',
  })
  unitPriceMinor?: string | null;
}

@ObjectType({ description: 'Price of a plan in one currency and interval.' })
export class PlanPrice {
  @Field(() => String, { description: 'Currency as an ISO 4217 code: EUR, GBP or USD.' })
  currency: string;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers.' })
  interval: BillingInterval;

  @Field(() => Int, { description: 'Price of an interval in minor units of the currency, such as cents.' })
  baseMinor: number;

  @Field(() => Int, {
    description: 'Price of one seat for one interval in minor units of the currency, such as cents.',
  })
  perSeatMinor: number;
}

@ObjectType({ description: 'Maximum throughput of all API keys of a workspace together.' })
export class Throughput {
  @Field(() => Int, { description: 'Maximum number of requests per minute.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: 'Maximum total cost of requests per minute.' })
  costPerMinute: number;
}

@ObjectType({ description: 'Terms of a plan. A published version never changes.' })
export class PlanVersion {
  @Field(() => ID, { description: 'Id of the version, a UUID.' })
  id: string;

  @Field(() => Int, { description: 'Number of the version within its plan, starting at 1.' })
  number: number;

  @Field(() => [PlanFeatureEnum], { description: 'Features that the plan version includes.' })
  features: readonly PlanFeature[];

  @Field(() => [PlanLimit], {
    description: 'Limits of the plan version. Usage of a meter without a limit is unlimited.',
  })
  limits: readonly Limit[];

  @Field(() => [PlanPrice], { description: 'Prices of the plan version. Empty if the plan is free.' })
  prices: readonly Price[];

  @Field(() => Throughput, {
    nullable: true,
    description: 'Maximum throughput of API keys. Null for the default budgets of the installation.',
  })
  throughput: PlanThroughput | null;

  @Field(() => Int, { description: 'Days after the end of a subscription during which the plan still applies.' })
  graceDays: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the version was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the global admin who created the version, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the version was published. Null for a draft.',
  })
  publishedAt: Date | null;

  @Field(() => Int, { description: 'Number of subscriptions that have this version and have not ended.' })
  subscriptionCount: number;
}

@ObjectType({ description: 'Plan that global admins offer to workspaces.' })
export class Plan {
  @Field(() => ID, { description: 'Id of the plan, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Key of the plan, which is unique on the platform and never changes.' })
  key: string;

  @Field(() => String, { description: 'Name of the plan.' })
  name: string;

  @Field(() => String, { description: 'Description of the plan. Empty if there is none.' })
  description: string;

  @Field(() => PlanVisibilityEnum, { description: 'Who can choose the plan.' })
  visibility: PlanVisibility;

  @Field(() => Boolean, {
    description: 'Whether the newest published version applies to workspaces without a subscription.',
  })
  isDefault: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the plan was archived. Null if it is not archived. An archived plan can no longer be chosen.',
  })
  archivedAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the plan was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the global admin who created the plan, at that time.' })
  createdByName: string;

  @Field(() => [PlanVersion], { description: 'Versions of the plan, newest first. At most 100.' })
  versions: readonly PlanVersion[];
}
