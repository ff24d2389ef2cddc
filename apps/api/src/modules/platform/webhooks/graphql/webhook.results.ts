import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Webhook } from './webhook.type.ts';
import { WebhookDelivery } from './webhook-delivery.type.ts';

@ObjectType({ description: 'Events are sent to it from now on.' })
export class WebhookCreated {
  readonly type: 'WebhookCreated';

  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'Signing secret as `whsec_…`. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'The changes apply from the next event.' })
export class WebhookUpdated {
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
export class WebhookDeleted {
  readonly type: 'WebhookDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Requests carry both signatures until the end of the grace period.' })
export class WebhookSecretRotated {
  readonly type: 'WebhookSecretRotated';

  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'New signing secret. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'Pending deliveries are being sent.' })
export class WebhookEnabled {
  readonly type: 'WebhookEnabled';

  @Field(() => Webhook)
  readonly webhook: Read;
}

@ObjectType({ description: 'A `webhook.test` was enqueued. The delivery shows the result.' })
export class WebhookTested {
  readonly type: 'WebhookTested';

  @Field(() => WebhookDelivery)
  readonly delivery: Read;
}

@ObjectType({ description: 'The delivery is being sent again with the same `webhook-id`.' })
export class DeliveryReplayed {
  readonly type: 'DeliveryReplayed';

  @Field(() => WebhookDelivery)
  readonly delivery: Read;
}

@ObjectType({ description: 'The deliveries are being sent again, each with its `webhook-id`.' })
export class FailedDeliveriesReplayed {
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
