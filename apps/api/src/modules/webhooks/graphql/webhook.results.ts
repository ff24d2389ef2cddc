import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../graphql/one-time-secret.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Webhook } from './webhook.type.ts';
import { WebhookDelivery } from './webhook-delivery.type.ts';

@ObjectType({ description: 'Events go to it from now on.' })
export class WebhookCreated {
  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'Verifies the signatures, as `whsec_…`: shown now and never again.' })
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.webhook = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: 'The next event goes out by these terms.' })
export class WebhookUpdated {
  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, {
    nullable: true,
    description:
      'New signing secret, as `whsec_…`, when `url` changed scheme, host or port. Shown once. Null: the secret is unchanged.',
  })
  readonly secret: string | null;

  constructor(id: string, secret: string | null) {
    this.webhook = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: 'Nothing is sent to it any more, and its deliveries are gone.' })
export class WebhookDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'What is sent carries both signatures until the overlap is over.' })
export class WebhookSecretRotated {
  @Field(() => Webhook)
  readonly webhook: Read;

  @Field(() => OneTimeSecret, { description: 'The new one: shown now and never again.' })
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.webhook = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: 'What waited for it is on its way.' })
export class WebhookEnabled {
  @Field(() => Webhook)
  readonly webhook: Read;

  constructor(id: string) {
    this.webhook = byId(id);
  }
}

@ObjectType({ description: 'A `webhook.test` is on its way; the delivery says what becomes of it.' })
export class WebhookTested {
  @Field(() => WebhookDelivery)
  readonly delivery: Read;

  constructor(id: string) {
    this.delivery = byId(id);
  }
}

@ObjectType({ description: 'It is on its way once more, under the same `webhook-id`.' })
export class DeliveryReplayed {
  @Field(() => WebhookDelivery)
  readonly delivery: Read;

  constructor(id: string) {
    this.delivery = byId(id);
  }
}

@ObjectType({ description: 'They are on their way once more, each under its `webhook-id`.' })
export class FailedReplayed {
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
export const ReplayFailedResult = createUnionType({
  name: 'ReplayFailedResult',
  types: () => [FailedReplayed, Refused] as const,
});
