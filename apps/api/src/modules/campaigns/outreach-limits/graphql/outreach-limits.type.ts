import type { UnreachedAction } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { UnreachedActionEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: "Time of the contact's day in which contacts are messaged first, or called." })
export class ContactWindow {
  @Field(() => String, { description: "Time in the contact's time zone, for example 08:00." })
  from: string;

  @Field(() => String, { description: 'Not included. 24:00 is the end of the day.' })
  until: string;
}

@ObjectType({ description: 'How often unanswered automatic calls are repeated.' })
export class DialPolicy {
  @Field(() => Int, { description: 'Automatic calls to one lead in total.' })
  attempts: number;

  @Field(() => Int, {
    description: 'Minutes between two automatic calls to one lead, at least the cool-down of a number.',
  })
  spacingMinutes: number;

  @Field(() => String, { description: 'Spoken on a voicemail. Empty: the call ends without a message.' })
  voicemailMessage: string;

  @Field(() => UnreachedActionEnum, { description: 'After the last unanswered call.' })
  whenUnreached: UnreachedAction;
}

@ObjectType({ description: 'Limits of automatic calls and WhatsApp greetings to leads.' })
export class OutreachLimits {
  @Field(() => String, {
    description: 'Country of the workspace as an ISO 3166 code, for example GB. Its numbers are always allowed.',
  })
  country: string;

  @Field(() => [String], { description: 'Further allowed countries as ISO 3166 codes, without `country`.' })
  otherCountries: readonly string[];

  @Field(() => Int, { description: 'Minutes after an attempt without another automatic attempt at the same number.' })
  coolDownMinutes: number;

  @Field(() => Int, { description: 'Attempts per number in any 24 hours.' })
  dailyPerNumber: number;

  @Field(() => Int, { description: 'Attempts per network address of a form visitor in any 24 hours.' })
  dailyPerAddress: number;

  @Field(() => Int, { description: 'Automatic attempts of the workspace in any 24 hours.' })
  dailyPerWorkspace: number;

  @Field(() => Int, { description: 'Cost of calls and greetings in any 24 hours, in US cents.' })
  dailySpendCents: number;

  @Field(() => ContactWindow, { description: 'Window for first messages to leads and contacts.' })
  messageWindow: ContactWindow;

  @Field(() => ContactWindow, { description: 'Window for calls.' })
  callWindow: ContactWindow;

  @Field(() => DialPolicy, { description: 'After a busy line, no answer or a voicemail.' })
  dialPolicy: DialPolicy;

  @Field(() => Int, { description: 'Automatic attempts in the last 24 hours.' })
  usedAttempts: number;

  @Field(() => Int, {
    description: 'Cost in the last 24 hours in US cents, as reported by the provider, or estimated.',
  })
  usedSpendCents: number;
}
