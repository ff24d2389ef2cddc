import type { CallOutcome, CallTab, JoinedMode } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { CallOutcomeEnum, CallTabEnum, JoinedModeEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'All given conditions must match.' })
export class CallFilter {
  @Field(() => CallTabEnum, { nullable: true })
  tab?: CallTab | null;

  @Field(() => ID, { nullable: true, description: 'Calls with one lead.' })
  leadId?: string | null;

  @Field(() => String, { nullable: true, description: "Text in the contact's name or number." })
  search?: string | null;
}

@InputType({ description: 'All given conditions must match.' })
export class TranscriptFilter {
  @Field(() => ID, { nullable: true, description: 'Transcript of one call.' })
  callId?: string | null;

  @Field(() => String, { nullable: true, description: 'Text in the transcript.' })
  search?: string | null;
}

@InputType()
export class CallLeadInput {
  @Field(() => ID)
  leadId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'An active voice service. Null: the service of the dialing number.',
  })
  serviceId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Calls outside the contact window of the number. Members only.',
  })
  confirmOutsideWindow: boolean;
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
    description: 'At most 500 characters. Only the agent hears it; after a takeover it is spoken to the contact.',
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

  @Field(() => String, { nullable: true, description: 'Internal note. At most 500 characters.' })
  note?: string | null;
}
