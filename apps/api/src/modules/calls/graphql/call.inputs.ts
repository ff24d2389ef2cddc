import type { CallOutcome, CallTab, JoinedMode } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { CallOutcomeEnum, CallTabEnum, JoinedModeEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'Each narrows the list further.' })
export class CallFilter {
  @Field(() => CallTabEnum, { nullable: true })
  tab?: CallTab | null;

  @Field(() => ID, { nullable: true, description: 'The calls with one lead.' })
  leadId?: string | null;

  @Field(() => String, { nullable: true, description: 'Stands in the name or the number of whom it is with.' })
  search?: string | null;
}

@InputType({ description: 'Each narrows the list further.' })
export class TranscriptFilter {
  @Field(() => ID, { nullable: true, description: 'What was said in one call.' })
  callId?: string | null;

  @Field(() => String, { nullable: true, description: 'Stands in what was said.' })
  search?: string | null;
}

@InputType()
export class DialLeadInput {
  @Field(() => ID)
  leadId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A service on the phone that is on; null for that of the number that dials.',
  })
  serviceId?: string | null;
}

@InputType()
export class JoinCallInput {
  @Field(() => ID)
  id: string;

  @Field(() => JoinedModeEnum)
  mode: JoinedMode;
}

@InputType()
export class SetCallModeInput {
  @Field(() => ID)
  id: string;

  @Field(() => JoinedModeEnum)
  mode: JoinedMode;
}

@InputType()
export class SendGuidanceInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    description: 'Up to 500 characters. Heard by the agent alone, or, after a takeover, by them.',
  })
  text: string;
}

@InputType()
export class LeaveCallInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class EndCallInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class WrapUpCallInput {
  @Field(() => ID)
  id: string;

  @Field(() => CallOutcomeEnum)
  outcome: CallOutcome;

  @Field(() => String, { nullable: true, description: 'For the team; up to 500 characters.' })
  note?: string | null;
}
