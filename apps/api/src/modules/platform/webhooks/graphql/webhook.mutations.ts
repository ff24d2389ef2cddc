import type {
  DeliveryState,
  Environment,
  FilterMatch,
  FilterOperator,
  WebhookSecretGracePeriod,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  DeliveryStateEnum,
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  WebhookSecretGracePeriodEnum,
} from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Webhook } from './webhook.type.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

@InputType({ description: 'One condition on the event data.' })
class WebhookConditionInput {
  @Field(() => String, { description: 'Path in `data`, for example `lead.status`.' })
  path: string;

  @Field(() => FilterOperatorEnum)
  operator: FilterOperator;

  @Field(() => String, { description: 'At most 200 characters. Empty for EXISTS.' })
  value: string;
}

@InputType()
abstract class WebhookTermsInput {
  @Field(() => String, {
    description: 'Must use https and a public host name on port 443 or 8443, without credentials.',
  })
  url: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  description: string;

  @Field(() => [String], { description: 'At least one name from `webhookEventTypes`.' })
  eventTypes: string[];

  @Field(() => FilterMatchEnum)
  filterMatch: FilterMatch;

  @Field(() => [WebhookConditionInput], { description: 'At most ten. Empty: every event of the selected types.' })
  filterConditions: WebhookConditionInput[];

  @Field(() => EnvironmentEnum, { nullable: true, description: 'Absent: every environment.' })
  environment?: Environment | null;

  @Field(() => Boolean, { description: 'Always true for callers with masked contact details.' })
  maskContactDetails: boolean;
}

@InputType()
export class CreateWebhookInput extends WebhookTermsInput {}

@InputType()
export class UpdateWebhookInput extends WebhookTermsInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class DeleteWebhookInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class RotateWebhookSecretInput {
  @Field(() => ID)
  id: string;

  @Field(() => WebhookSecretGracePeriodEnum)
  gracePeriod: WebhookSecretGracePeriod;
}

@InputType()
export class EnableWebhookInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class TestWebhookInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ReplayDeliveryInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ReplayFailedDeliveriesInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId: string;

  @Field(() => GraphQLDateTime, { description: 'Only events since this time.' })
  since: Date;
}

@InputType({ description: 'All given conditions must match.' })
export class WebhookDeliveryFilter {
  @Field(() => ID, { nullable: true })
  webhookId?: string | null;

  @Field(() => [DeliveryStateEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  states?: DeliveryState[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these event types. Empty: all.' })
  types?: string[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Inclusive start.' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Exclusive end.' })
  to?: Date | null;
}

@ObjectType({ description: 'Events are sent to it from now on.' })
class WebhookCreated {
  readonly type: 'WebhookCreated';

  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'Signing secret as `whsec_…`. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'The changes apply from the next event.' })
class WebhookUpdated {
  readonly type: 'WebhookUpdated';

  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, {
    nullable: true,
    description:
      'New signing secret as `whsec_…`, when `url` changed scheme, host or port. Returned only once. Null: unchanged.',
  })
  readonly secret: string | null;
}

@ObjectType({ description: 'The webhook and its deliveries were deleted.' })
class WebhookDeleted {
  readonly type: 'WebhookDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Requests carry both signatures until the end of the grace period.' })
class WebhookSecretRotated {
  readonly type: 'WebhookSecretRotated';

  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'New signing secret. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'Pending deliveries are being sent.' })
class WebhookEnabled {
  readonly type: 'WebhookEnabled';

  @Field(() => Webhook)
  readonly webhook: Read;
}

@ObjectType({ description: 'A `webhook.test` was enqueued. The delivery shows the result.' })
class WebhookTested {
  readonly type: 'WebhookTested';

  @Field(() => WebhookDelivery)
  readonly delivery: Read;
}

@ObjectType({ description: 'The delivery is being sent again with the same `webhook-id`.' })
class DeliveryReplayed {
  readonly type: 'DeliveryReplayed';

  @Field(() => WebhookDelivery)
  readonly delivery: Read;
}

@ObjectType({ description: 'The deliveries are being sent again, each with its `webhook-id`.' })
class FailedDeliveriesReplayed {
  readonly type: 'FailedDeliveriesReplayed';

  @Field(() => Int, { description: 'How many.' })
  readonly count: number;
}

export const CreateWebhookResult = resultUnion('CreateWebhookResult', WebhookCreated, Refused);
export const UpdateWebhookResult = resultUnion('UpdateWebhookResult', WebhookUpdated, Refused);
export const DeleteWebhookResult = resultUnion('DeleteWebhookResult', WebhookDeleted, Refused);
export const RotateWebhookSecretResult = resultUnion('RotateWebhookSecretResult', WebhookSecretRotated, Refused);
export const EnableWebhookResult = resultUnion('EnableWebhookResult', WebhookEnabled, Refused);
export const TestWebhookResult = resultUnion('TestWebhookResult', WebhookTested, Refused);
export const ReplayDeliveryResult = resultUnion('ReplayDeliveryResult', DeliveryReplayed, Refused);
export const ReplayFailedDeliveriesResult = resultUnion(
  'ReplayFailedDeliveriesResult',
  FailedDeliveriesReplayed,
  Refused,
);
