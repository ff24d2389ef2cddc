import type {
  BillingInterval,
  PlanLimit as Limit,
  PaymentEventStatus,
  PlanFeature,
  PlanPrice as Price,
  SubscriptionStatus,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  BillingIntervalEnum,
  PaymentEventStatusEnum,
  PlanFeatureEnum,
  SubscriptionStatusEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { PlanLimit, PlanPrice } from './plan.types.ts';

@ObjectType({ description: 'Plan that the workspace can subscribe to.' })
class PlanForSale {
  @Field(() => ID, { description: 'Id of the version of the plan, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Name of the plan.' })
  name: string;

  @Field(() => String, { description: 'Description of the plan. Empty if there is none.' })
  description: string;

  @Field(() => [PlanFeatureEnum], { description: 'Features that the plan includes.' })
  features: readonly PlanFeature[];

  @Field(() => [PlanLimit], { description: 'Limits of the plan. A meter without a limit is unlimited.' })
  limits: readonly Limit[];

  @Field(() => [PlanPrice], { description: 'Prices that can be paid now. At least one.' })
  prices: readonly Price[];
}

@ObjectType({ description: 'Change of a subscription that Stripe will make at the end of the paid period.' })
class PendingSubscriptionChange {
  @Field(() => String, { description: 'Name of the plan after the change.' })
  planName: string;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers after the change.' })
  interval: BillingInterval;

  @Field(() => Int, {
    nullable: true,
    description: 'Purchased seats after the change. Null if the member limit of the plan applies.',
  })
  seats: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the change is made.' })
  appliesAt: Date;
}

@ObjectType({ description: 'Subscription that the workspace pays through Stripe.' })
class PaidSubscription {
  @Field(() => ID, { description: 'Id of the subscription, a UUID.' })
  id: string;

  @Field(() => ID, { description: 'Id of the version of the plan, a UUID.' })
  planVersionId: string;

  @Field(() => PendingSubscriptionChange, {
    nullable: true,
    description: 'Scheduled change. Null if none is scheduled.',
  })
  pendingChange: PendingSubscriptionChange | null;

  @Field(() => String, { description: 'Name of the plan.' })
  planName: string;

  @Field(() => SubscriptionStatusEnum, { description: 'Status at the time of the request.' })
  status: SubscriptionStatus;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers.' })
  interval: BillingInterval;

  @Field(() => Int, {
    nullable: true,
    description: 'Purchased seats, which limit the number of members. Null if the member limit of the plan applies.',
  })
  seats: number | null;

  @Field(() => GraphQLDateTime, { description: 'End of the current period, when the next payment is due.' })
  periodEndsAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the subscription ends. Null if the subscription renews.',
  })
  cancelsAt: Date | null;
}

@ObjectType({ description: 'Payments of the workspace through Stripe.' })
export class Payments {
  @Field(() => ID, { description: 'Id of the workspace.' })
  id: string;

  @Field(() => [PlanForSale], { description: 'Public plans that can be paid now, at most 20, oldest first.' })
  plans: readonly PlanForSale[];

  @Field(() => Int, { description: 'Minimum number of seats: the number of members of the workspace.' })
  minSeats: number;

  @Field(() => PaidSubscription, {
    nullable: true,
    description: 'Subscription that has not ended. Null if there is none or if a global admin assigned it.',
  })
  subscription: PaidSubscription | null;

  @Field(() => Boolean, { description: 'Whether `openBillingPortal` returns a page. False before the first checkout.' })
  canOpenPortal: boolean;
}

@ObjectType({ description: 'Webhook event that Stripe sent, without its payment data.' })
export class PaymentEvent {
  @Field(() => String, { description: 'Id of the event at Stripe.' })
  id: string;

  @Field(() => String, { description: 'Type of the event, such as `invoice.paid`.' })
  type: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the changed object at Stripe. Null if the event names no object.',
  })
  objectId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the customer at Stripe. Null if the event names no customer.',
  })
  customerId: string | null;

  @Field(() => PaymentEventStatusEnum, { description: 'Status of the event.' })
  status: PaymentEventStatus;

  @Field(() => String, { description: 'Reason why the event was ignored or failed. Empty for other statuses.' })
  detail: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the event at Stripe.' })
  occurredAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the event was received.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the event was applied, ignored or failed. Null while the event is pending.',
  })
  processedAt: Date | null;
}
