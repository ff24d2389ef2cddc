import { type ClassType, createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Campaign } from './campaign.type.ts';

@ObjectType()
abstract class CampaignResult {
  @Field(() => Campaign)
  readonly campaign: Read;

  constructor(id: string) {
    this.campaign = byId(id);
  }
}

@ObjectType({ description: 'A draft; nothing goes out.' })
export class CampaignCreated extends CampaignResult {}

@ObjectType({ description: 'The draft, as it is now.' })
export class CampaignUpdated extends CampaignResult {}

@ObjectType({ description: 'The draft is gone.' })
export class CampaignDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The message is on its way to one contact; it counts for nothing.' })
export class CampaignTested extends CampaignResult {
  @Field(() => ID)
  readonly messageId: string;

  constructor(id: string, messageId: string) {
    super(id);
    this.messageId = messageId;
  }
}

@ObjectType({ description: 'It begins when its time has come.' })
export class CampaignScheduled extends CampaignResult {}

@ObjectType({ description: 'It goes out from now on.' })
export class CampaignStarted extends CampaignResult {}

@ObjectType({ description: 'Nobody more is taken up.' })
export class CampaignPaused extends CampaignResult {}

@ObjectType({ description: 'It goes on with whoever still waits.' })
export class CampaignResumed extends CampaignResult {}

@ObjectType({ description: 'Whoever still waited is left out.' })
export class CampaignCancelled extends CampaignResult {}

@ObjectType({ description: 'Whoever was not reached waits again.' })
export class FailedRecipientsRetried extends CampaignResult {
  @Field(() => Int)
  readonly count: number;

  constructor(id: string, count: number) {
    super(id);
    this.count = count;
  }
}

@ObjectType({ description: 'They wait again, whom it may have reached before.' })
export class CampaignSentAgain extends CampaignResult {
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
export const RunCampaignResult = orRefused('RunCampaignResult', CampaignStarted);
export const PauseCampaignResult = orRefused('PauseCampaignResult', CampaignPaused);
export const ResumeCampaignResult = orRefused('ResumeCampaignResult', CampaignResumed);
export const CancelCampaignResult = orRefused('CancelCampaignResult', CampaignCancelled);
export const RetryFailedRecipientsResult = orRefused('RetryFailedRecipientsResult', FailedRecipientsRetried);
export const SendCampaignAgainResult = orRefused('SendCampaignAgainResult', CampaignSentAgain);
