import type { UnreachedAction } from '@frontdesk/domain';
import { Field, InputType, Int } from 'type-graphql';
import { UnreachedActionEnum } from '../../../../graphql/enums.ts';

@InputType()
export class ContactWindowInput {
  @Field(() => String, { description: '00:00 to 23:00.' })
  from: string;

  @Field(() => String, { description: 'At least one hour after `from`, up to 24:00.' })
  until: string;
}

@InputType()
export class DialPolicyInput {
  @Field(() => Int, { description: '1 to 10.' })
  attempts: number;

  @Field(() => Int, { description: '5 to 10080.' })
  spacingMinutes: number;

  @Field(() => String, { description: 'At most 500 characters. Empty: no message.' })
  voicemailMessage: string;

  @Field(() => UnreachedActionEnum)
  whenUnreached: UnreachedAction;
}

@InputType()
export class UpdateOutreachLimitsInput {
  @Field(() => String, { description: 'ISO 3166 code, for example GB.' })
  country: string;

  @Field(() => [String], { description: 'ISO 3166 codes. Empty: none.' })
  otherCountries: string[];

  @Field(() => Int, { description: '1 to 10080.' })
  coolDownMinutes: number;

  @Field(() => Int, { description: '1 to 20.' })
  dailyPerNumber: number;

  @Field(() => Int, { description: '1 to 200.' })
  dailyPerAddress: number;

  @Field(() => Int, { description: '1 to 5000.' })
  dailyPerWorkspace: number;

  @Field(() => Int, { description: '100 to 100000, in US cents.' })
  dailySpendCents: number;

  @Field(() => ContactWindowInput, { nullable: true, description: 'Absent or null: unchanged.' })
  messageWindow?: ContactWindowInput | null;

  @Field(() => ContactWindowInput, { nullable: true, description: 'Absent or null: unchanged.' })
  callWindow?: ContactWindowInput | null;

  @Field(() => DialPolicyInput, { nullable: true, description: 'Absent or null: unchanged.' })
  dialPolicy?: DialPolicyInput | null;
}
