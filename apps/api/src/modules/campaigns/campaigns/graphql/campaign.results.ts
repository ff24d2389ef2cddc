import { type ClassType, createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Campaign } from './campaign.type.ts';

@ObjectType()
abstract class CampaignResult {
  @Field(() => Campaign)
  readonly campaign: Read;

  constructor(id: string) {
    this.campaign = byId(id);
  }
}

@ObjectType({ description: 'The draft was created. Nothing is sent.' })
export class CampaignCreated extends CampaignResult {}

@ObjectType({ description: 'The updated draft.' })
export class CampaignUpdated extends CampaignResult {}

@ObjectType({ description: 'The draft was deleted.' })
export class CampaignDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The test message was enqueued. It does not count in the statistics.' })
export class CampaignTested extends CampaignResult {
  @Field(() => ID)
  readonly messageId: string;

  constructor(id: string, messageId: string) {
    super(id);
    this.messageId = messageId;
  }
}

@ObjectType({ description: 'The campaign starts at the scheduled time.' })
export class CampaignScheduled extends CampaignResult {}

@ObjectType({ description: 'The campaign has started.' })
export class CampaignStarted extends CampaignResult {}

@ObjectType({ description: 'No further messages are sent.' })
export class CampaignPaused extends CampaignResult {}

@ObjectType({ description: 'The campaign continues with the remaining recipients.' })
export class CampaignResumed extends CampaignResult {}

@ObjectType({ description: 'The remaining recipients were excluded.' })
export class CampaignCancelled extends CampaignResult {}

@ObjectType({ description: 'The failed recipients are pending again.' })
export class FailedRecipientsRetried extends CampaignResult {
  @Field(() => Int)
  readonly count: number;

  constructor(id: string, count: number) {
    super(id);
    this.count = count;
  }
}

@ObjectType({ description: 'The recipients are pending again. Some may receive the message twice.' })
export class UnconfirmedResent extends CampaignResult {
  @Field(() => Int)
  readonly count: number;

  constructor(id: string, count: number) {
    super(id);
    this.count = count;
  }
}

const orRefused = <T extends object>(name: string, type: ClassType<T>) =>
  createUnionType({ name, types: () => [type, Refused] as const });

export const CreateCampaignResult = orRefused('CreateCampaignResult', CampaignCreated);
export const UpdateCampaignResult = orRefused('UpdateCampaignResult', CampaignUpdated);
export const DeleteCampaignResult = orRefused('DeleteCampaignResult', CampaignDeleted);
export const TestCampaignResult = orRefused('TestCampaignResult', CampaignTested);
export const ScheduleCampaignResult = orRefused('ScheduleCampaignResult', CampaignScheduled);
export const StartCampaignResult = orRefused('StartCampaignResult', CampaignStarted);
export const PauseCampaignResult = orRefused('PauseCampaignResult', CampaignPaused);
export const ResumeCampaignResult = orRefused('ResumeCampaignResult', CampaignResumed);
export const CancelCampaignResult = orRefused('CancelCampaignResult', CampaignCancelled);
export const RetryFailedRecipientsResult = orRefused('RetryFailedRecipientsResult', FailedRecipientsRetried);
export const ResendUnconfirmedResult = orRefused('ResendUnconfirmedResult', UnconfirmedResent);
