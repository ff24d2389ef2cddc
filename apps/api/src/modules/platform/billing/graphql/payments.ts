import type { BillingInterval, PaymentEventStatus } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { BillingIntervalEnum, PaymentEventStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { listPaymentEvents } from '../billing-lists.ts';
import { replayPaymentEvent } from '../use-cases/payment-events.ts';
import { openBillingPortal, paymentsOf, refreshPayments, startCheckout } from '../use-cases/payments.ts';
import { PaymentEvent, Payments } from './payments.types.ts';

const PaymentEventConnection = connectionOf('PaymentEvent', () => PaymentEvent);

@InputType()
class StartCheckoutInput {
  @Field(() => ID, { description: 'Id of the newest published version of a public plan.' })
  planVersionId: string;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers.' })
  interval: BillingInterval;

  @Field(() => String, { description: 'Currency of a price of the version: EUR, GBP or USD.' })
  currency: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Purchased seats, 1 to 100000, at least the number of members. Required if the price has a price per seat; otherwise null.',
  })
  seats?: number | null;
}

@ObjectType({ description: 'Payload of the mutations that open a page of Stripe.' })
class PaymentPagePayload extends Payload {
  @Field(() => OneTimeSecret, {
    description: 'URL of a page of Stripe. No sign-in is required until the URL expires.',
  })
  readonly url: string;
}

@ObjectType({ description: 'Payload of the mutations that read or change the payments of the workspace.' })
export class PaymentsPayload extends Payload {
  @Field(() => Payments, {
    description:
      'Stored payments. After `refreshPayments`, the job may not have read the current state from Stripe yet.',
  })
  readonly payments: Payments | null;
}

@ObjectType({ description: 'Payload of `replayPaymentEvent`.' })
class PaymentEventPayload extends Payload {
  @Field(() => PaymentEvent, { description: 'The event, which is pending again.' })
  readonly paymentEvent: PaymentEvent;
}

@Resolver()
export class PaymentsResolver {
  @Can('read', 'BillingAccount')
  @Query(() => Payments, {
    nullable: true,
    description: 'Payments of the workspace through Stripe. Null if the installation takes no payments.',
  })
  payments(@InWorkspace() ctx: WorkspaceContext): Promise<Payments | null> {
    return paymentsOf(ctx);
  }

  @Can('update', 'BillingAccount')
  @Mutation(() => PaymentPagePayload, {
    description:
      'Starts a checkout at Stripe and closes an earlier checkout that is still open. The plan applies after the payment is confirmed.',
  })
  startCheckout(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartCheckoutInput) input: StartCheckoutInput,
  ): Promise<PaymentPagePayload | Refused> {
    const planVersionId = ids.uuid(input.planVersionId);
    return startCheckout(ctx, { ...input, planVersionId, seats: input.seats ?? null });
  }

  @Can('update', 'BillingAccount')
  @Mutation(() => PaymentPagePayload, {
    description:
      'Opens a page of Stripe on which the workspace changes its card, pays invoices and cancels the subscription.',
  })
  openBillingPortal(@InWorkspace() ctx: WorkspaceContext): Promise<PaymentPagePayload | Refused> {
    return openBillingPortal(ctx);
  }

  @Can('update', 'BillingAccount')
  @Mutation(() => PaymentsPayload, {
    description: 'Enqueues a job that reads the subscription and the invoices of the workspace from Stripe.',
  })
  refreshPayments(@InWorkspace() ctx: WorkspaceContext): Promise<PaymentsPayload | Refused> {
    return refreshPayments(ctx);
  }

  @Can('read', 'Platform')
  @Query(() => PaymentEventConnection, {
    description: 'Events that Stripe sent in the last 90 days, newest first. Available to global admins only.',
  })
  paymentEvents(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('status', () => PaymentEventStatusEnum, {
      nullable: true,
      description: 'Returns only events with this status. If null or omitted, events with any status are returned.',
    })
    status: PaymentEventStatus | null,
  ) {
    return listPaymentEvents(ctx.services, { first, after }, status);
  }

  @Can('manage', 'Platform')
  @Mutation(() => PaymentEventPayload, {
    description:
      'Reads the payments of the workspace that an event concerns from Stripe again. Available to global admins only.',
  })
  replayPaymentEvent(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => String, { description: 'Id of the event at Stripe.' }) id: string,
  ): Promise<PaymentEventPayload | Refused> {
    return replayPaymentEvent(ctx, { id });
  }
}
