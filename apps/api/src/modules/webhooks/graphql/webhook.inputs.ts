import type { DeliveryState, Environment, FilterMatch, FilterOperator, SecretOverlap } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import {
  DeliveryStateEnum,
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  SecretOverlapEnum,
} from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@InputType({ description: 'One question to an event’s data.' })
export class WebhookConditionInput {
  @Field(() => String, { description: 'Where the value stands in `data`, as in `lead.status`.' })
  path: string;

  @Field(() => FilterOperatorEnum)
  operator: FilterOperator;

  @Field(() => String, { description: 'Up to 200 characters; empty for EXISTS.' })
  value: string;
}

@InputType()
abstract class WebhookTermsInput {
  @Field(() => String, {
    description: 'Begins with https, has a public name, port 443 or 8443, and nothing secret in it.',
  })
  url: string;

  @Field(() => String, { description: 'Up to 200 characters.' })
  description: string;

  @Field(() => [String], { description: 'At least one name from `webhookEventTypes`.' })
  eventTypes: string[];

  @Field(() => FilterMatchEnum)
  filterMatch: FilterMatch;

  @Field(() => [WebhookConditionInput], { description: 'Up to ten; empty: every event of its types.' })
  filterConditions: WebhookConditionInput[];

  @Field(() => EnvironmentEnum, { nullable: true, description: 'Left out: in whichever environment the workspace is.' })
  environment?: Environment | null;

  @Field(() => Boolean, { description: 'Always true for callers whose contact details are masked.' })
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

  @Field(() => SecretOverlapEnum)
  overlap: SecretOverlap;
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
export class ReplayFailedInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Of what happened from this moment on.' })
  since: Date;
}

@InputType({ description: 'All that is given must match.' })
export class WebhookDeliveryFilter {
  @Field(() => ID, { nullable: true })
  webhookId?: string | null;

  @Field(() => [DeliveryStateEnum], { nullable: true, description: 'Any of these; empty means all.' })
  states?: DeliveryState[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these types of event; empty means all.' })
  types?: string[] | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;
}
