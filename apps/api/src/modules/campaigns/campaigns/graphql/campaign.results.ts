import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Campaign } from './campaign.type.ts';

@ObjectType({ description: 'Payload of `testCampaign`.' })
export class TestCampaignPayload extends Payload {
  @Field(() => Campaign, { description: 'Campaign after the mutation.' })
  readonly campaign: Read;

  @Field(() => ID, { description: 'Id of the test message.' })
  readonly messageId: string;
}

@ObjectType({ description: 'Payload of the mutations that return a campaign.' })
export class CampaignPayload extends Payload {
  @Field(() => Campaign, { description: 'Campaign after the mutation.' })
  readonly campaign: Read;
}

@ObjectType({ description: 'Payload of `resendUnconfirmed` and `retryFailedRecipients`.' })
export class CampaignRecipientsPayload extends Payload {
  @Field(() => Campaign, { description: 'Campaign after the mutation.' })
  readonly campaign: Read;

  @Field(() => Int, { description: 'Number of messages that are sent again.' })
  readonly count: number;
}
