import type {
  CampaignOrderField,
  CampaignState,
  CampaignTimeZoneMode,
  CampaignVariableSource,
  RecipientState,
  SortDirection,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  CampaignOrderFieldEnum,
  CampaignStateEnum,
  CampaignTimeZoneModeEnum,
  CampaignVariableSourceEnum,
  RecipientStateEnum,
  SortDirectionEnum,
} from '../../../../graphql/enums.ts';
import { ContactFilter } from '../../../contacts/contacts/index.ts';

@InputType()
export class CampaignVariableInput {
  @Field(() => String, { description: 'Variable name in the template.' })
  name: string;

  @Field(() => CampaignVariableSourceEnum)
  filling: CampaignVariableSource;

  @Field(() => String, {
    description: 'Text for the source TEXT, empty for others. One line of at most 1024 characters.',
  })
  text: string;
}

@InputType()
abstract class AudienceFieldsInput {
  @Field(() => ContactFilter, {
    nullable: true,
    description: 'All contacts that match the filter. Alternatively list contacts.',
  })
  filter?: ContactFilter | null;

  @Field(() => [ID], {
    description: 'At most 5,000 contacts, when there is no filter. Deleted contacts are ignored.',
  })
  contactIds: string[];

  @Field(() => Boolean, { description: 'Excludes contacts without consent.' })
  consentRequired: boolean;

  @Field(() => Int, { nullable: true, description: 'Excludes contacts messaged within this number of days.' })
  messagedWithinDays?: number | null;
}

@InputType({ description: 'Blocked and opted-out contacts are always excluded.' })
export class CampaignAudienceInput extends AudienceFieldsInput {}

@InputType()
abstract class CampaignFieldsInput extends AudienceFieldsInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => ID, { nullable: true })
  templateId?: string | null;

  @Field(() => [CampaignVariableInput], { description: 'One entry per variable of the template.' })
  variables: CampaignVariableInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Local start time, for example 2026-11-21T09:00. Null: immediately.',
  })
  startsAt?: string | null;

  @Field(() => CampaignTimeZoneModeEnum, { description: 'Time zone of the start time and the quiet hours.' })
  timeZoneMode: CampaignTimeZoneMode;

  @Field(() => Int, { nullable: true, description: 'Start of the quiet hours, in minutes after midnight.' })
  quietFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'End of the quiet hours, in minutes after midnight. At most twelve hours after the start.',
  })
  quietUntil?: number | null;

  @Field(() => Int, { description: '1 to 3000.' })
  ratePerMinute: number;
}

@InputType()
export class CreateCampaignInput extends CampaignFieldsInput {}

@InputType({ description: 'Complete content of the draft.' })
export class UpdateCampaignInput extends CampaignFieldsInput {
  @Field(() => ID)
  id: string;
}

@InputType({ description: 'All given conditions must match.' })
export class CampaignFilter {
  @Field(() => String, { nullable: true, description: "Text in the campaign's or its creator's name." })
  search?: string | null;

  @Field(() => [CampaignStateEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  states?: CampaignState[] | null;
}

@InputType()
export class CampaignSort {
  @Field(() => CampaignOrderFieldEnum)
  field: CampaignOrderField;

  @Field(() => SortDirectionEnum)
  direction: SortDirection;
}

@InputType()
export class CampaignRecipientFilter {
  @Field(() => ID)
  campaignId: string;

  @Field(() => [RecipientStateEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  states?: RecipientState[] | null;
}

@InputType()
abstract class OneCampaign {
  @Field(() => ID)
  id: string;
}

@InputType()
export class DeleteCampaignInput extends OneCampaign {}

@InputType()
export class TestCampaignInput extends OneCampaign {
  @Field(() => ID, { description: 'The member who is offered ownership.' })
  contactId: string;
}

@InputType()
abstract class ConfirmedCampaign extends OneCampaign {
  @Field(() => Int, {
    description:
      'Number of recipients shown to the caller. Refused when it has changed by more than the tolerance. If there are more at the start, the campaign pauses until a member resumes it.',
  })
  receivers: number;
}

@InputType()
export class ScheduleCampaignInput extends ConfirmedCampaign {}

@InputType()
export class StartCampaignInput extends ConfirmedCampaign {}

@InputType()
export class PauseCampaignInput extends OneCampaign {}

@InputType()
export class ResumeCampaignInput extends OneCampaign {}

@InputType()
export class CancelCampaignInput extends OneCampaign {}

@InputType()
export class RetryFailedRecipientsInput extends OneCampaign {}

@InputType()
export class ResendUnconfirmedInput extends OneCampaign {
  @Field(() => ID, { nullable: true, description: 'One unconfirmed recipient. Null: all of them.' })
  recipientId?: string | null;

  @Field(() => Int, {
    description:
      'Number of recipients who may receive the message twice, from resendableCount; 1 for a single one. Refused when there are more now.',
  })
  receivers: number;
}
