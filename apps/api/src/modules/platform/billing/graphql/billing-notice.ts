import type { SubscriptionStatus } from '@frontdesk/domain';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { SubscriptionStatusEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { billingNotice } from '../use-cases/billing-notice.ts';
import { Invoice } from './invoice.types.ts';

@ObjectType({ description: 'Effects of unpaid invoices on the workspace.' })
class BillingNotice {
  @Field(() => SubscriptionStatusEnum, { description: 'Status of the subscription at the time of the request.' })
  status: SubscriptionStatus;

  @Field(() => Boolean, {
    description:
      'Whether new campaigns, automatic and outbound calls, AI conversations, members and imports are blocked.',
  })
  isRestricted: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'For the status PAST_DUE, time at which the workspace becomes restricted. For RESTRICTED, time at which the subscription is canceled. Neither happens if the invoices are paid. Null for other statuses.',
  })
  changesAt: Date | null;

  @Field(() => [Invoice], {
    nullable: true,
    description: 'Unpaid invoices whose due date has passed, oldest first, at most 100. Null without `billing.read`.',
  })
  overdueInvoices: readonly Invoice[] | null;
}

@Resolver()
export class BillingNoticeResolver {
  @Can('read', 'Workspace')
  @Query(() => BillingNotice, {
    nullable: true,
    description:
      'Effects of unpaid invoices on the workspace. Null if no invoice is past due and the subscription was not canceled because of an unpaid invoice.',
  })
  billingNotice(@InWorkspace() ctx: WorkspaceContext): Promise<BillingNotice | null> {
    return billingNotice(ctx);
  }
}
