import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Webhook } from './webhook.type.ts';
import { WebhookDelivery } from './webhook-delivery.type.ts';

@ObjectType({ description: 'Events are sent to it from now on.' })
export class WebhookCreated {
  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'Signing secret as `whsec_…`. Returned only once.' })
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.webhook = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: 'The changes apply from the next event.' })
export class WebhookUpdated {
  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, {
    nullable: true,
    description:
      'New signing secret as `whsec_…`, when `url` changed scheme, host or port. Returned only once. Null: unchanged.',
  })
  readonly secret: string | null;

  constructor(id: string, secret: string | null) {
    this.webhook = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: 'The webhook and its deliveries were deleted.' })
export class WebhookDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Requests carry both signatures until the end of the grace period.' })
export class WebhookSecretRotated {
  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'New signing secret. Returned only once.' })
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.webhook = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: 'Pending deliveries are being sent.' })
export class WebhookEnabled {
  @Field(() => Webhook)
  readonly webhook: Read;

  constructor(id: string) {
    this.webhook = byId(id);
  }
}

@ObjectType({ description: 'A `webhook.test` was enqueued. The delivery shows the result.' })
export class WebhookTested {
  @Field(() => WebhookDelivery)
  readonly delivery: Read;

  constructor(id: string) {
    this.delivery = byId(id);
  }
}

@ObjectType({ description: 'The delivery is being sent again with the same `webhook-id`.' })
export class DeliveryReplayed {
  @Field(() => WebhookDelivery)
  readonly delivery: Read;

  constructor(id: string) {
    this.delivery = byId(id);
  }
}

@ObjectType({ description: 'The deliveries are being sent again, each with its `webhook-id`.' })
export class FailedDeliveriesReplayed {
  @Field(() => Int, { description: 'How many.' })
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

export const CreateWebhookResult = createUnionType({
  name: 'CreateWebhookResult',
  types: () => [WebhookCreated, Refused] as const,
});
export const UpdateWebhookResult = createUnionType({
  name: 'UpdateWebhookResult',
  types: () => [WebhookUpdated, Refused] as const,
});
export const DeleteWebhookResult = createUnionType({
  name: 'DeleteWebhookResult',
  types: () => [WebhookDeleted, Refused] as const,
});
export const RotateWebhookSecretResult = createUnionType({
  name: 'RotateWebhookSecretResult',
  types: () => [WebhookSecretRotated, Refused] as const,
});
export const EnableWebhookResult = createUnionType({
  name: 'EnableWebhookResult',
  types: () => [WebhookEnabled, Refused] as const,
});
export const TestWebhookResult = createUnionType({
  name: 'TestWebhookResult',
  types: () => [WebhookTested, Refused] as const,
});
export const ReplayDeliveryResult = createUnionType({
  name: 'ReplayDeliveryResult',
  types: () => [DeliveryReplayed, Refused] as const,
});
export const ReplayFailedDeliveriesResult = createUnionType({
  name: 'ReplayFailedDeliveriesResult',
  types: () => [FailedDeliveriesReplayed, Refused] as const,
});
