import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Campaign } from './campaign.type.ts';

@ObjectType()
abstract class CampaignResult {
  @Field(() => Campaign)
  readonly campaign: Read;
}

@ObjectType({ description: 'The draft was created. Nothing is sent.' })
export class CampaignCreated extends CampaignResult {
  readonly type: 'CampaignCreated';
}

@ObjectType({ description: 'The updated draft.' })
export class CampaignUpdated extends CampaignResult {
  readonly type: 'CampaignUpdated';
}

@ObjectType({ description: 'The draft was deleted.' })
export class CampaignDeleted {
  readonly type: 'CampaignDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The test message was enqueued. It does not count in the statistics.' })
export class CampaignTested extends CampaignResult {
  readonly type: 'CampaignTested';

  @Field(() => ID)
  readonly messageId: string;
}

@ObjectType({ description: 'The campaign starts at the scheduled time.' })
export class CampaignScheduled extends CampaignResult {
  readonly type: 'CampaignScheduled';
}

@ObjectType({ description: 'The campaign has started.' })
export class CampaignStarted extends CampaignResult {
  readonly type: 'CampaignStarted';
}

@ObjectType({ description: 'No further messages are sent.' })
export class CampaignPaused extends CampaignResult {
  readonly type: 'CampaignPaused';
}

@ObjectType({ description: 'The campaign continues with the remaining recipients.' })
export class CampaignResumed extends CampaignResult {
  readonly type: 'CampaignResumed';
}

@ObjectType({ description: 'The remaining recipients were excluded.' })
export class CampaignCancelled extends CampaignResult {
  readonly type: 'CampaignCancelled';
}

@ObjectType({ description: 'The failed recipients are pending again.' })
export class FailedRecipientsRetried extends CampaignResult {
  readonly type: 'FailedRecipientsRetried';

  @Field(() => Int)
  readonly count: number;
}

@ObjectType({ description: 'The recipients are pending again. Some may receive the message twice.' })
export class UnconfirmedResent extends CampaignResult {
  readonly type: 'UnconfirmedResent';

  @Field(() => Int)
  readonly count: number;
}

export const CreateCampaignResult = resultUnion('CreateCampaignResult', CampaignCreated, Refused);
export const UpdateCampaignResult = resultUnion('UpdateCampaignResult', CampaignUpdated, Refused);
export const DeleteCampaignResult = resultUnion('DeleteCampaignResult', CampaignDeleted, Refused);
export const TestCampaignResult = resultUnion('TestCampaignResult', CampaignTested, Refused);
export const ScheduleCampaignResult = resultUnion('ScheduleCampaignResult', CampaignScheduled, Refused);
export const StartCampaignResult = resultUnion('StartCampaignResult', CampaignStarted, Refused);
export const PauseCampaignResult = resultUnion('PauseCampaignResult', CampaignPaused, Refused);
export const ResumeCampaignResult = resultUnion('ResumeCampaignResult', CampaignResumed, Refused);
export const CancelCampaignResult = resultUnion('CancelCampaignResult', CampaignCancelled, Refused);
export const RetryFailedRecipientsResult = resultUnion('RetryFailedRecipientsResult', FailedRecipientsRetried, Refused);
export const ResendUnconfirmedResult = resultUnion('ResendUnconfirmedResult', UnconfirmedResent, Refused);
