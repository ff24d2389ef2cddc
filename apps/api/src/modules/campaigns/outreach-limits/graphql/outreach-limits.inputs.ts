import type { UnreachedAction } from '@frontdesk/domain';
import { Field, InputType, Int } from 'type-graphql';
import { UnreachedActionEnum } from '../../../../graphql/enums.ts';

@InputType()
export class ContactWindowInput {
  @Field(() => String, { description: 'Start time from 00:00 to 23:00.' })
  from: string;

  @Field(() => String, { description: 'End time, at least one hour after `from` and at most 24:00.' })
  until: string;
}

@InputType()
export class DialPolicyInput {
  @Field(() => Int, { description: 'Maximum number of automatic calls to one lead, 1 to 10.' })
  attempts: number;

  @Field(() => Int, { description: 'Minutes between two automatic calls to one lead, 5 to 10080.' })
  spacingMinutes: number;

  @Field(() => String, {
    description:
      'Message that is spoken on a voicemail, at most 500 characters. If empty, the call ends without a message.',
  })
  voicemailMessage: string;

  @Field(() => UnreachedActionEnum)
  whenUnreached: UnreachedAction;
}

@InputType()
export class UpdateOutreachLimitsInput {
  @Field(() => String, { description: 'Country of the workspace as an ISO 3166 code, for example GB.' })
  country: string;

  @Field(() => [String], {
    description:
      'Other countries whose phone numbers are allowed, as ISO 3166 codes. If empty, only `country` is allowed.',
  })
  otherCountries: string[];

  @Field(() => Int, {
    description: 'Minimum number of minutes between two automatic attempts at the same phone number, 1 to 10080.',
  })
  coolDownMinutes: number;

  @Field(() => Int, { description: 'Maximum number of attempts at one phone number in 24 hours, 1 to 20.' })
  dailyPerNumber: number;

  @Field(() => Int, {
    description:
      'Maximum number of attempts in 24 hours for leads from the same IP address of the public form, 1 to 200.',
  })
  dailyPerAddress: number;

  @Field(() => Int, { description: 'Maximum number of automatic attempts of the workspace in 24 hours, 1 to 5000.' })
  dailyPerWorkspace: number;

  @Field(() => Int, { description: 'Maximum cost of calls and greetings in 24 hours in US cents, 100 to 100000.' })
  dailySpendCents: number;

  @Field(() => ContactWindowInput, {
    nullable: true,
    description:
      'Contact window in which leads and contacts are sent a first message. If null or omitted, it is not changed.',
  })
  messageWindow?: ContactWindowInput | null;

  @Field(() => ContactWindowInput, {
    nullable: true,
    description: 'Contact window in which leads are called. If null or omitted, it is not changed.',
  })
  callWindow?: ContactWindowInput | null;

  @Field(() => DialPolicyInput, {
    nullable: true,
    description: 'What happens after a busy line, no answer or a voicemail. If null or omitted, it is not changed.',
  })
  dialPolicy?: DialPolicyInput | null;
}
