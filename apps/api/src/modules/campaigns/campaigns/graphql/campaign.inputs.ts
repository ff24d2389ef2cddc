import type {
  CampaignOrderField,
  CampaignStatus,
  CampaignTimeZoneMode,
  CampaignVariableSource,
  RecipientStatus,
  SkipReason,
  SortDirection,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeFilter, IDFilter, StringFilter } from '../../../../graphql/comparators.ts';
import {
  CampaignOrderFieldEnum,
  CampaignStatusEnum,
  CampaignTimeZoneModeEnum,
  CampaignVariableSourceEnum,
  RecipientStatusEnum,
  SkipReasonEnum,
  SortDirectionEnum,
} from '../../../../graphql/enums.ts';
import { FilterBy, FilterInput } from '../../../../query-compiler/index.ts';
import { ContactConditions } from '../../../contacts/contacts/index.ts';

@InputType({ description: 'Value of one template variable, or the field that it is taken from.' })
export class CampaignVariableInput {
  @Field(() => String, { description: 'Name of the variable in the template.' })
  name: string;

  @Field(() => CampaignVariableSourceEnum, {
    description: 'Contact or workspace field that provides the value, or TEXT for a fixed text.',
  })
  source: CampaignVariableSource;

  @Field(() => String, {
    description: 'Text if the source is TEXT, one line of at most 1024 characters. Empty for other sources.',
  })
  text: string;
}

@InputType({
  description:
    'Filter that selects the audience of a campaign. All fields that are set must match; omitted fields are ignored.',
})
export class CampaignAudienceFilter extends ContactConditions {}

@InputType()
abstract class AudienceFieldsInput {
  @Field(() => CampaignAudienceFilter, {
    nullable: true,
    description: 'Selects all contacts that match this filter. If null, the contacts in `contactIds` are selected.',
  })
  filter?: CampaignAudienceFilter | null;

  @Field(() => [ID], {
    description:
      'Ids of the contacts to select, at most 5,000. Must be empty if `filter` is set. Ids of deleted contacts are ignored.',
  })
  contactIds: string[];

  @Field(() => Boolean, { description: 'Whether to exclude contacts who have not given consent.' })
  consentRequired: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of days, 1 to 365. Contacts who were sent a message in that time are excluded. If null, no contact is excluded for this reason.',
  })
  messagedWithinDays?: number | null;
}

@InputType({ description: 'Audience of a campaign. Blocked and opted-out contacts are always excluded.' })
export class CampaignAudienceInput extends AudienceFieldsInput {}

@InputType()
abstract class CampaignFieldsInput extends AudienceFieldsInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => ID, { nullable: true, description: 'Id of the template to send. If null, no template is selected.' })
  templateId?: string | null;

  @Field(() => [CampaignVariableInput], {
    description: 'Values of the template variables, with one entry for each variable of the template.',
  })
  variables: CampaignVariableInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Local start time without a time zone, for example 2026-11-21T09:00. If null, the campaign has no start time and cannot be scheduled, only started immediately.',
  })
  startsAt?: string | null;

  @Field(() => CampaignTimeZoneModeEnum, {
    description: 'Whose time zone applies to the start time and the quiet hours.',
  })
  timeZoneMode: CampaignTimeZoneMode;

  @Field(() => Int, {
    nullable: true,
    description: 'Start of the quiet hours, in minutes after midnight. If null, there are no quiet hours.',
  })
  quietFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'End of the quiet hours, in minutes after midnight, at most twelve hours after the start. If null, there are no quiet hours.',
  })
  quietUntil?: number | null;

  @Field(() => Int, { description: 'Maximum number of messages per minute, 1 to 3000.' })
  ratePerMinute: number;
}

@InputType()
export class CreateCampaignInput extends CampaignFieldsInput {}

@InputType()
export class UpdateCampaignInput extends CampaignFieldsInput {
  @Field(() => ID, { description: 'Id of the campaign.' })
  id: string;
}

@FilterInput('Campaign', 'campaigns')
export class CampaignFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text in the name of the campaign or of the member who created it. If omitted, all campaigns match.',
  })
  search?: string | null;

  @FilterBy(
    () => [CampaignStatusEnum],
    'Statuses of the campaigns. If omitted or empty, campaigns with any status match.',
    'state',
  )
  statuses?: CampaignStatus[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the template.')
  templateId?: IDFilter | null;

  @FilterBy(() => StringFilter, 'Condition on the name. FORBIDDEN if contact details are masked for the viewer.')
  name?: StringFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the campaign started.')
  startedAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the campaign ended.')
  finishedAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the campaign was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@InputType({ description: 'Order of campaigns. Campaigns with the same name or time are ordered by id.' })
export class CampaignOrder {
  @Field(() => CampaignOrderFieldEnum, { description: 'Field by which campaigns are sorted.' })
  field: CampaignOrderField;

  @Field(() => SortDirectionEnum, { description: 'Whether the lowest or the highest value is first.' })
  direction: SortDirection;
}

@FilterInput('CampaignRecipient', 'the recipients of a campaign')
export class CampaignRecipientFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [RecipientStatusEnum],
    'Statuses of the recipients. If omitted or empty, recipients with any status match.',
    'state',
  )
  statuses?: RecipientStatus[] | null;

  @FilterBy(
    () => [SkipReasonEnum],
    'Reasons why recipients are excluded. If omitted or empty, recipients with and without a reason match.',
    'reason',
  )
  reasons?: SkipReason[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the contact.')
  contactId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the message was sent.')
  sentAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the recipient was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@InputType()
abstract class OneCampaign {
  @Field(() => ID, { description: 'Id of the campaign.' })
  id: string;
}

@InputType()
export class ResendUnconfirmedInput extends OneCampaign {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of one unconfirmed recipient. If null or omitted, the message is resent to all unconfirmed recipients.',
  })
  recipientId?: string | null;

  @Field(() => Int, {
    description:
      'Number of recipients who may receive the message twice: 1 for a single recipient, otherwise the value of `resendableCount`. Refused if the number is higher at this time.',
  })
  receivers: number;
}
