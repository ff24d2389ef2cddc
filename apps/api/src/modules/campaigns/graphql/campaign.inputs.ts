import type {
  CampaignClock,
  CampaignFilling,
  CampaignOrder,
  CampaignState,
  RecipientState,
  SortDirection,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  CampaignClockEnum,
  CampaignFillingEnum,
  CampaignOrderEnum,
  CampaignStateEnum,
  DirectionEnum,
  RecipientStateEnum,
} from '../../../graphql/enums.ts';
import { ContactFilter } from '../../contacts/index.ts';

@InputType()
export class CampaignVariableInput {
  @Field(() => String, { description: 'As the template names it.' })
  name: string;

  @Field(() => CampaignFillingEnum)
  filling: CampaignFilling;

  @Field(() => String, { description: 'For TEXT; empty for the others. In one line, up to 1024 characters.' })
  text: string;
}

@InputType()
abstract class AudienceFieldsInput {
  @Field(() => ContactFilter, { nullable: true, description: 'All contacts that it leaves; or name them.' })
  filter?: ContactFilter | null;

  @Field(() => [ID], {
    description: 'Up to 5,000 contacts, where there is no filter. Whoever is there no longer is left out.',
  })
  contactIds: string[];

  @Field(() => Boolean, { description: 'Whoever has not agreed to be written to is left out.' })
  consentRequired: boolean;

  @Field(() => Int, { nullable: true, description: 'Whoever was written to in the last so many days is left out.' })
  messagedWithinDays?: number | null;
}

@InputType({ description: 'Whoever is blocked or has opted out is always left out.' })
export class CampaignAudienceInput extends AudienceFieldsInput {}

@InputType()
abstract class CampaignFieldsInput extends AudienceFieldsInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => ID, { nullable: true })
  templateId?: string | null;

  @Field(() => [CampaignVariableInput], { description: 'One for each variable of the template.' })
  variables: CampaignVariableInput[];

  @Field(() => String, { nullable: true, description: 'When it begins, as in 2026-11-21T09:00; null is at once.' })
  startsAt?: string | null;

  @Field(() => CampaignClockEnum, { description: 'Whose clock shows that time, and the quiet hours.' })
  clock: CampaignClock;

  @Field(() => Int, { nullable: true, description: 'The minute of the day from which on nothing goes out.' })
  quietFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The minute of the day at which it goes on; at most twelve hours later.',
  })
  quietUntil?: number | null;

  @Field(() => Int, { description: '1 to 3000.' })
  ratePerMinute: number;
}

@InputType()
export class CreateCampaignInput extends CampaignFieldsInput {}

@InputType({ description: 'The whole draft, as it is to be.' })
export class UpdateCampaignInput extends CampaignFieldsInput {
  @Field(() => ID)
  id: string;
}

@InputType({ description: 'All that is given matches.' })
export class CampaignListFilter {
  @Field(() => String, { nullable: true, description: 'In the name, or the name of whoever made it.' })
  search?: string | null;

  @Field(() => [CampaignStateEnum], { nullable: true, description: 'Any of these; empty means all.' })
  states?: CampaignState[] | null;
}

@InputType()
export class CampaignSort {
  @Field(() => CampaignOrderEnum)
  by: CampaignOrder;

  @Field(() => DirectionEnum)
  direction: SortDirection;
}

@InputType()
export class CampaignRecipientFilter {
  @Field(() => ID)
  campaignId: string;

  @Field(() => [RecipientStateEnum], { nullable: true, description: 'Any of these; empty means all.' })
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
  @Field(() => ID, { description: 'To whom.' })
  contactId: string;
}

@InputType()
abstract class ConfirmedCampaign extends OneCampaign {
  @Field(() => Int, {
    description:
      'How many will receive it, as it was shown. Refused when that has changed by more than a little; where there are more when it begins, it waits for somebody to resume it.',
  })
  receivers: number;
}

@InputType()
export class ScheduleCampaignInput extends ConfirmedCampaign {}

@InputType()
export class RunCampaignInput extends ConfirmedCampaign {}

@InputType()
export class PauseCampaignInput extends OneCampaign {}

@InputType()
export class ResumeCampaignInput extends OneCampaign {}

@InputType()
export class CancelCampaignInput extends OneCampaign {}

@InputType()
export class RetryFailedRecipientsInput extends OneCampaign {}

@InputType()
export class SendCampaignAgainInput extends OneCampaign {
  @Field(() => ID, { nullable: true, description: 'One unconfirmed recipient; null is all of them.' })
  recipientId?: string | null;

  @Field(() => Int, {
    description:
      'How many may get it twice, as sendableAgain showed it; 1 for one. Refused when there are more by now.',
  })
  receivers: number;
}
