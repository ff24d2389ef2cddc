import type { UnreachedAction } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { UnreachedActionEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { outreachLimits, updateOutreachLimits } from '../use-cases/outreach-limits.ts';

@ObjectType({
  description: 'Hours, in the local time of a contact, in which the agent may call or send a first message.',
})
class ContactWindow {
  @Field(() => String, { description: "Start in the contact's time zone, for example 08:00." })
  from: string;

  @Field(() => String, { description: "End in the contact's time zone, exclusive. 24:00 is the end of the day." })
  until: string;
}

@ObjectType({
  description: 'When unanswered automatic calls to a lead are retried, and what happens if no call is answered.',
})
class DialPolicy {
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
class OutreachLimits {
  @Field(() => String, {
    description:
      'Country of the workspace as an ISO 3166 code, for example GB. Phone numbers of this country are always allowed.',
  })
  country: string;

  @Field(() => [String], { description: 'Other countries whose phone numbers are allowed, as ISO 3166 codes.' })
  otherCountries: readonly string[];

  @Field(() => Int, {
    description: 'Minimum number of minutes between two automatic calls or greetings to the same phone number.',
  })
  coolDownMinutes: number;

  @Field(() => Int, { description: 'Maximum number of attempts at one phone number in 24 hours.' })
  dailyPerNumber: number;

  @Field(() => Int, {
    description: 'Maximum number of attempts in 24 hours for leads from the same IP address of the public form.',
  })
  dailyPerAddress: number;

  @Field(() => Int, { description: 'Maximum number of automatic calls and greetings of the workspace in 24 hours.' })
  dailyPerWorkspace: number;

  @Field(() => Int, { description: 'Maximum cost of calls and greetings in 24 hours, in US cents.' })
  dailySpendCents: number;

  @Field(() => ContactWindow, { description: 'Contact window in which leads and contacts are sent a first message.' })
  messageWindow: ContactWindow;

  @Field(() => ContactWindow, { description: 'Contact window in which leads are called.' })
  callWindow: ContactWindow;

  @Field(() => DialPolicy, { description: 'What happens after a busy line, no answer or a voicemail.' })
  dialPolicy: DialPolicy;

  @Field(() => Int, { description: 'Number of automatic calls and greetings in the last 24 hours.' })
  usedAttempts: number;

  @Field(() => Int, {
    description: 'Cost in the last 24 hours in US cents, as reported by the provider or, until then, estimated.',
  })
  usedSpendCents: number;
}

@InputType({
  description: 'Hours, in the local time of a contact, in which the agent may call or send a first message.',
})
class ContactWindowInput {
  @Field(() => String, { description: 'Start time from 00:00 to 23:00.' })
  from: string;

  @Field(() => String, { description: 'End time, at least one hour after `from` and at most 24:00.' })
  until: string;
}

@InputType({ description: 'What happens after automatic calls that are busy, not answered or answered by voicemail.' })
class DialPolicyInput {
  @Field(() => Int, { description: 'Maximum number of automatic calls to one lead, 1 to 10.' })
  attempts: number;

  @Field(() => Int, { description: 'Minutes between two automatic calls to one lead, 5 to 10080.' })
  spacingMinutes: number;

  @Field(() => String, {
    description:
      'Message that is spoken on a voicemail, at most 500 characters. If empty, the call ends without a message.',
  })
  voicemailMessage: string;

  @Field(() => UnreachedActionEnum, { description: 'What happens if the final call attempt is not answered.' })
  whenUnreached: UnreachedAction;
}

@InputType()
class UpdateOutreachLimitsInput {
  @Field(() => String, { description: 'Country of the workspace as an ISO 3166 code, for example GB.' })
  country: string;

  @Field(() => [String], {
    description:
      'Other countries whose phone numbers are allowed, as ISO 3166 codes. If empty, only `country` is allowed.',
  })
  otherCountries: string[];

  @Field(() => Int, {
    description:
      'Minimum number of minutes between two automatic calls or greetings to the same phone number, 1 to 10080.',
  })
  coolDownMinutes: number;

  @Field(() => Int, { description: 'Maximum number of attempts at one phone number in 24 hours, 1 to 20.' })
  dailyPerNumber: number;

  @Field(() => Int, {
    description:
      'Maximum number of attempts in 24 hours for leads from the same IP address of the public form, 1 to 200.',
  })
  dailyPerAddress: number;

  @Field(() => Int, {
    description: 'Maximum number of automatic calls and greetings of the workspace in 24 hours, 1 to 5000.',
  })
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

@ObjectType({ description: 'Payload of the mutations that return outreach limits.' })
export class OutreachLimitsPayload extends Payload {
  @Field(() => OutreachLimits, { description: 'Outreach limits after the mutation.' })
  readonly limits: OutreachLimits;
}

@Resolver()
export class OutreachLimitsResolver {
  @Can('read', 'OutreachLimits')
  @Query(() => OutreachLimits, {
    description: 'Limits of automatic calls and greetings. Returns the defaults if none are stored.',
  })
  outreachLimits(@InWorkspace() ctx: WorkspaceContext) {
    return outreachLimits(ctx);
  }

  @Can('update', 'OutreachLimits')
  @Mutation(() => OutreachLimitsPayload, {
    description:
      'Replaces the outreach limits. Refused if a country does not exist or a value is out of range. Available to members only, not to API keys.',
  })
  updateOutreachLimits(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateOutreachLimitsInput) input: UpdateOutreachLimitsInput,
  ): Promise<OutreachLimitsPayload | Refused> {
    return updateOutreachLimits(ctx, input);
  }
}
