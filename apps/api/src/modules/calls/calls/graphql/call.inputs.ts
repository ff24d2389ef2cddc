import type { CallOutcome, CallTab, JoinedMode } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { CallOutcomeEnum, CallTabEnum, JoinedModeEnum } from '../../../../graphql/enums.ts';

@InputType({
  description: 'Filter for calls. A call must match every field that is set; omitted fields are ignored.',
})
export class CallFilter {
  @Field(() => CallTabEnum, {
    nullable: true,
    description: 'Tab of the call list. If omitted, calls in all tabs match.',
  })
  tab?: CallTab | null;

  @Field(() => ID, { nullable: true, description: 'Id of a lead. If omitted, calls with all leads match.' })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text in the name or phone number of the contact. If omitted, all calls match.',
  })
  search?: string | null;
}

@InputType({
  description:
    'Filter for transcript entries. An entry must match every field that is set; omitted fields are ignored.',
})
export class TranscriptFilter {
  @Field(() => ID, { nullable: true, description: 'Id of a call. If omitted, the transcripts of all calls match.' })
  callId?: string | null;

  @Field(() => String, { nullable: true, description: 'Text in the transcript. If omitted, all entries match.' })
  search?: string | null;
}

@InputType()
export class CallLeadInput {
  @Field(() => ID)
  leadId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of an enabled voice service. If null or omitted, the service of the dialing number is used.',
  })
  serviceId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether to call even outside the contact window of the lead's number. Has an effect for members only, not for API keys.",
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
    description:
      'Guidance, at most 500 characters. The agent follows it, and the contact does not hear it. After a takeover, the text is spoken to the contact.',
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

  @Field(() => String, {
    nullable: true,
    description: 'Internal note, at most 500 characters. If omitted, there is no note.',
  })
  note?: string | null;
}
