import type { BillingInterval, LoweredLimit, MeterKey, MeterUnit, PlanFeature } from '@frontdesk/domain';
import { Arg, Field, Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { BillingIntervalEnum, MeterUnitEnum, PlanFeatureEnum, UsageMeterEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import {
  cancelSubscriptionChange,
  changeSubscription,
  previewSubscriptionChange,
} from '../use-cases/subscription-changes.ts';
import { PaymentsPayload } from './payments.ts';

@InputType()
class PreviewSubscriptionChangeInput {
  @Field(() => ID, {
    description: 'Id of the version of the present plan, or of the newest published version of a public plan.',
  })
  planVersionId: string;

  @Field(() => BillingIntervalEnum, {
    nullable: true,
    description: 'Period that the price covers. If null or omitted, the present one.',
  })
  interval?: BillingInterval | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Purchased seats, 1 to 100000, at least the number of members. If null or omitted, the present number. Null if the price has no price per seat.',
  })
  seats?: number | null;
}

@ObjectType({ description: 'Limit of the plan that is lower after a change of the subscription.' })
class LowerLimit implements LoweredLimit {
  @Field(() => UsageMeterEnum, { description: 'Meter that is limited.' })
  meter: MeterKey;

  @Field(() => MeterUnitEnum, { description: 'Unit of all quantities of the meter.' })
  unit: MeterUnit;

  @Field(() => Float, {
    nullable: true,
    description: 'Included quantity before the change, an integer. Null if the meter has no limit.',
  })
  before: number | null;

  @Field(() => Float, { description: 'Included quantity after the change, an integer.' })
  after: number;

  @Field(() => Float, { description: 'Used quantity at the time of the preview, an integer.' })
  used: number;

  @Field(() => Boolean, { description: 'Whether new usage is refused above the limit.' })
  isEnforced: boolean;
}

@ObjectType({ description: 'Price and effects of a change of the subscription. Amounts are in minor units.' })
class SubscriptionChangePreview {
  @Field(() => String, { description: 'Token for `changeSubscription`, which makes exactly this change.' })
  token: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the token expires, 10 minutes after the preview.' })
  expiresAt: Date;

  @Field(() => String, { description: 'Name of the plan after the change.' })
  planName: string;

  @Field(() => BillingIntervalEnum, { description: 'Period that the price covers after the change.' })
  interval: BillingInterval;

  @Field(() => Int, {
    nullable: true,
    description: 'Purchased seats after the change. Null if the member limit of the plan applies.',
  })
  seats: number | null;

  @Field(() => Boolean, {
    description:
      'Whether the change is made immediately. A change to a lower price for an interval is made at the end of the paid period.',
  })
  isImmediate: boolean;

  @Field(() => GraphQLDateTime, { description: 'Time from which the new terms apply.' })
  appliesAt: Date;

  @Field(() => String, { description: 'Currency of all amounts as an ISO 4217 code: EUR, GBP or USD.' })
  currency: string;

  @Field(() => Int, { description: 'Credit for the unused time of the present terms, 0 or less.' })
  creditMinor: number;

  @Field(() => Int, { description: 'Charge for the new terms until the next invoice.' })
  chargeMinor: number;

  @Field(() => Int, { description: 'Taxes of the invoice that is charged immediately.' })
  taxMinor: number;

  @Field(() => Int, { description: 'Total of the invoice: credit, charge and taxes.' })
  totalMinor: number;

  @Field(() => Int, {
    description: 'Amount that is charged immediately: the total without the credit balance of the payer at Stripe.',
  })
  dueMinor: number;

  @Field(() => Int, { description: 'Total of the next invoice, with taxes.' })
  nextInvoiceMinor: number;

  @Field(() => GraphQLDateTime, { description: 'Time of the next invoice.' })
  nextInvoiceAt: Date;

  @Field(() => [PlanFeatureEnum], { description: 'Features that the workspace loses.' })
  lostFeatures: readonly PlanFeature[];

  @Field(() => [LowerLimit], { description: 'Limits that become lower, with their usage.' })
  lowerLimits: readonly LowerLimit[];
}

@ObjectType({ description: 'Payload of `previewSubscriptionChange`.' })
class SubscriptionChangePreviewPayload extends Payload {
  @Field(() => SubscriptionChangePreview, { description: 'The preview. Nothing has changed.' })
  readonly preview: SubscriptionChangePreview;
}

@Resolver()
export class SubscriptionChangesResolver {
  @Can('update', 'BillingAccount')
  @Mutation(() => SubscriptionChangePreviewPayload, {
    description:
      'Calculates what a change of plan, interval or seats of the subscription at Stripe costs. Changes nothing.',
  })
  previewSubscriptionChange(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PreviewSubscriptionChangeInput) input: PreviewSubscriptionChangeInput,
  ): Promise<SubscriptionChangePreviewPayload | Refused> {
    const planVersionId = ids.uuid(input.planVersionId);
    return previewSubscriptionChange(ctx, {
      planVersionId,
      interval: input.interval ?? null,
      seats: input.seats ?? null,
    });
  }

  @Can('update', 'BillingAccount')
  @Mutation(() => PaymentsPayload, {
    description:
      'Makes the change of a preview and charges the amount that it showed. A repeated request with the same token charges once.',
  })
  changeSubscription(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('token', () => String, { description: 'Token of `previewSubscriptionChange`.' }) token: string,
  ): Promise<PaymentsPayload | Refused> {
    return changeSubscription(ctx, token);
  }

  @Can('update', 'BillingAccount')
  @Mutation(() => PaymentsPayload, {
    description: 'Cancels the change of the subscription that is scheduled for the end of the paid period.',
  })
  cancelSubscriptionChange(@InWorkspace() ctx: WorkspaceContext): Promise<PaymentsPayload | Refused> {
    return cancelSubscriptionChange(ctx);
  }
}
