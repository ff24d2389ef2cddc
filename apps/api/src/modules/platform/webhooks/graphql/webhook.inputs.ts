import type {
  DeliveryState,
  Environment,
  FilterMatch,
  FilterOperator,
  WebhookSecretGracePeriod,
} from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import {
  DeliveryStateEnum,
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  WebhookSecretGracePeriodEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@InputType({ description: 'One condition on the event data.' })
export class WebhookConditionInput {
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
