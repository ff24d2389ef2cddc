import type { Environment, FilterMatch, FilterOperator, WebhookDeliveryStatus } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { BooleanFilter, DateTimeFilter, IDFilter, IntFilter } from '../../../../graphql/comparators.ts';
import {
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  WebhookDeliveryStatusEnum,
} from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput, type Read } from '../../../../query-compiler/index.ts';
import { Webhook } from './webhook.type.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

@InputType({ description: 'A condition on the data of an event.' })
class WebhookConditionInput {
  @Field(() => String, { description: 'Path of a field in the `data` of the event, for example `lead.status`.' })
  path: string;

  @Field(() => FilterOperatorEnum, { description: 'How the field is compared with `value`.' })
  operator: FilterOperator;

  @Field(() => String, {
    description:
      'Value to compare with, at most 200 characters, without spaces at the start or end. Ignored by the operator EXISTS.',
  })
  value: string;
}

@InputType()
abstract class WebhookTermsInput {
  @Field(() => String, {
    description:
      'URL that receives the events. It must use https and a public host name on port 443 or 8443, without credentials.',
  })
  url: string;

  @Field(() => String, { description: 'Purpose of the endpoint, at most 200 characters. Can be empty.' })
  description: string;

  @Field(() => [String], {
    description:
      'Event names from the query `webhookEventTypes`, at least one. The viewer must be able to read all of them.',
  })
  eventTypes: string[];

  @Field(() => FilterMatchEnum, {
    description: 'Whether an event must meet all conditions of the filter or any of them.',
  })
  filterMatch: FilterMatch;

  @Field(() => [WebhookConditionInput], {
    description:
      'Conditions that an event must match to be sent, at most ten. If empty, every event of the selected types is sent.',
  })
  filterConditions: WebhookConditionInput[];

  @Field(() => EnvironmentEnum, {
    nullable: true,
    description:
      'Environment of the workspace in which events are sent. If null, events are sent in every environment.',
  })
  environment?: Environment | null;

  @Field(() => Boolean, {
    description:
      'Whether to mask phone numbers and email addresses in the payloads. Always true if contact details are masked for the viewer.',
  })
  maskContactDetails: boolean;
}

@InputType()
export class CreateWebhookInput extends WebhookTermsInput {}

@InputType()
export class UpdateWebhookInput extends WebhookTermsInput {
  @Field(() => ID, { description: 'Id of the webhook.' })
  id: string;
}

@InputType()
export class ResendFailedDeliveriesInput {
  @Field(() => ID, { description: 'Id of the webhook.' })
  webhookId: string;

  @Field(() => GraphQLDateTime, {
    description:
      'Start of the time range. Only deliveries that were created at this time or later are sent again. VALIDATION_FAILED if it is before 1970.',
  })
  since: Date;
}

@FilterInput('WebhookDelivery', 'webhook deliveries')
export class WebhookDeliveryFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the webhook.')
  webhookId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the event, which is the same for all webhooks.')
  messageId?: IDFilter | null;

  @FilterBy(
    () => [WebhookDeliveryStatusEnum],
    'Statuses of the deliveries. If null, omitted or empty, deliveries with any status match.',
    'state',
  )
  statuses?: WebhookDeliveryStatus[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Event types to include. If null, omitted or empty, deliveries of all event types match.',
  })
  types?: string[] | null;

  @FilterBy(() => BooleanFilter, 'Condition on whether a member requested the delivery as a test.')
  test?: BooleanFilter | null;

  @FilterBy(() => IntFilter, 'Condition on the number of attempts.')
  attemptCount?: IntFilter | null;

  @FilterBy(() => IntFilter, 'Condition on the HTTP status of the last response.', 'lastStatus')
  lastResponseStatus?: IntFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the endpoint accepted the delivery.')
  deliveredAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the delivery was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@ObjectType({ description: 'Payload of `createWebhook`, `rotateWebhookSecret` and `updateWebhook`.' })
export class WebhookSecretPayload extends Payload {
  @Field(() => Webhook, { description: 'Webhook after the mutation.' })
  readonly webhook: Read;

  @Field(() => OneTimeSecret, {
    nullable: true,
    description:
      'New signing secret in the format `whsec_…`, which is returned only once. Null if `updateWebhook` did not change the scheme, host or port of `url` or if the mutation was refused.',
  })
  readonly secret: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a webhook.' })
export class WebhookPayload extends Payload {
  @Field(() => Webhook, { description: 'Webhook after the mutation.' })
  readonly webhook: Read;
}

@ObjectType({ description: 'Payload of the mutations that return a webhook delivery.' })
export class WebhookDeliveryPayload extends Payload {
  @Field(() => WebhookDelivery, { description: 'Delivery, which is enqueued.' })
  readonly delivery: Read;
}
