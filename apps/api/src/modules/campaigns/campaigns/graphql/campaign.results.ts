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

@ObjectType({ description: 'Result of creating a draft. Nothing is sent.' })
export class CampaignCreated extends CampaignResult {
  readonly type: 'CampaignCreated';
}

@ObjectType({ description: 'Result of changing a draft.' })
export class CampaignUpdated extends CampaignResult {
  readonly type: 'CampaignUpdated';
}

@ObjectType({ description: 'Result of deleting a draft.' })
export class CampaignDeleted {
  readonly type: 'CampaignDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({
  description: 'Result of testing a campaign. The test message was enqueued and is not counted in the statistics.',
})
export class CampaignTested extends CampaignResult {
  readonly type: 'CampaignTested';

  @Field(() => ID)
  readonly messageId: string;
}

@ObjectType({ description: 'Result of scheduling a campaign. It starts at its start time.' })
export class CampaignScheduled extends CampaignResult {
  readonly type: 'CampaignScheduled';
}

@ObjectType({ description: 'Result of starting a campaign.' })
export class CampaignStarted extends CampaignResult {
  readonly type: 'CampaignStarted';
}

@ObjectType({ description: 'Result of pausing a campaign. No messages are sent until a member resumes it.' })
export class CampaignPaused extends CampaignResult {
  readonly type: 'CampaignPaused';
}

@ObjectType({ description: 'Result of resuming a campaign. It continues with the remaining recipients.' })
export class CampaignResumed extends CampaignResult {
  readonly type: 'CampaignResumed';
}

@ObjectType({ description: 'Result of canceling a campaign. The remaining recipients are excluded.' })
export class CampaignCancelled extends CampaignResult {
  readonly type: 'CampaignCancelled';
}

@ObjectType({ description: 'Result of retrying failed recipients. The message to them is pending again.' })
export class FailedRecipientsRetried extends CampaignResult {
  readonly type: 'FailedRecipientsRetried';

  @Field(() => Int)
  readonly count: number;
}

@ObjectType({
  description: 'Result of resending a campaign to unconfirmed recipients. Some of them may receive the message twice.',
})
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
