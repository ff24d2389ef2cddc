import type { UnreachedAction } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { UnreachedActionEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'Local hours of a contact in which the agent may write first or call.' })
export class ContactWindow {
  @Field(() => String, { description: "Start in the contact's time zone, for example 08:00." })
  from: string;

  @Field(() => String, { description: "End in the contact's time zone, exclusive. 24:00 is the end of the day." })
  until: string;
}

@ObjectType({
  description: 'When unanswered automatic calls to a lead are repeated, and what happens if no call is answered.',
})
export class DialPolicy {
  @Field(() => Int, { description: 'Maximum number of automatic calls to one lead.' })
  attempts: number;

  @Field(() => Int, {
    description:
      'Minutes between two automatic calls to one lead. The actual time is never shorter than the cool-down of a number.',
  })
  spacingMinutes: number;

  @Field(() => String, {
    description: 'Message that is spoken on a voicemail. If empty, the call ends without a message.',
  })
  voicemailMessage: string;

  @Field(() => UnreachedActionEnum, { description: 'What happens to the lead after the last unanswered call.' })
  whenUnreached: UnreachedAction;
}

@ObjectType({ description: 'Limits of automatic calls and WhatsApp greetings to leads.' })
export class OutreachLimits {
  @Field(() => String, {
    description:
      'Country of the workspace as an ISO 3166 code, for example GB. Phone numbers of this country are always allowed.',
  })
  country: string;

  @Field(() => [String], { description: 'Other countries whose phone numbers are allowed, as ISO 3166 codes.' })
  otherCountries: readonly string[];

  @Field(() => Int, {
    description: 'Minimum number of minutes between two automatic attempts at the same phone number.',
  })
  coolDownMinutes: number;

  @Field(() => Int, { description: 'Maximum number of attempts at one phone number in 24 hours.' })
  dailyPerNumber: number;

  @Field(() => Int, {
    description: 'Maximum number of attempts in 24 hours for leads from the same IP address of the public form.',
  })
  dailyPerAddress: number;

  @Field(() => Int, { description: 'Maximum number of automatic attempts of the workspace in 24 hours.' })
  dailyPerWorkspace: number;

  @Field(() => Int, { description: 'Maximum cost of calls and greetings in 24 hours, in US cents.' })
  dailySpendCents: number;

  @Field(() => ContactWindow, { description: 'Contact window in which leads and contacts are sent a first message.' })
  messageWindow: ContactWindow;

  @Field(() => ContactWindow, { description: 'Contact window in which leads are called.' })
  callWindow: ContactWindow;

  @Field(() => DialPolicy, { description: 'What happens after a busy line, no answer or a voicemail.' })
  dialPolicy: DialPolicy;

  @Field(() => Int, { description: 'Number of automatic attempts in the last 24 hours.' })
  usedAttempts: number;

  @Field(() => Int, {
    description: 'Cost in the last 24 hours in US cents, as reported by the provider or, until then, estimated.',
  })
  usedSpendCents: number;
}
