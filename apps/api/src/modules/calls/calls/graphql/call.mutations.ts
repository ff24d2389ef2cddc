import type { CallDirection, CallOutcome, CallStatus } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { BooleanFilter, DateTimeFilter, IDFilter, IntFilter } from '../../../../graphql/comparators.ts';
import { CallDirectionEnum, CallOutcomeEnum, CallStatusEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { FilterBy, FilterInput, type Read } from '../../../../query-compiler/index.ts';
import { Call } from './call.type.ts';

@FilterInput('Call', 'calls')
export class CallFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(() => [CallStatusEnum], 'Statuses of the calls. If omitted or empty, calls with any status match.', 'state')
  statuses?: CallStatus[] | null;

  @FilterBy(
    () => [CallDirectionEnum],
    'Directions of the calls. If omitted or empty, calls in both directions match.',
    'direction',
  )
  directions?: CallDirection[] | null;

  @FilterBy(
    () => [CallOutcomeEnum],
    'Outcomes that members recorded. If omitted or empty, calls with and without an outcome match.',
    'outcome',
  )
  outcomes?: CallOutcome[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the lead.')
  leadId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the contact.')
  contactId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the service that handled the call.')
  serviceId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the member who is in the call.')
  heldById?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the member who wrapped up the call.')
  wrappedUpById?: IDFilter | null;

  @FilterBy(() => BooleanFilter, 'Condition on whether the caller withheld their phone number.')
  isWithheld?: BooleanFilter | null;

  @FilterBy(() => IntFilter, 'Condition on the cost in cents.')
  costCents?: IntFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the call was answered.')
  startedAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the call ended.')
  endedAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the call was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, phone number, email address, company or a tag of the contact. Of contacts that the viewer cannot read, only the name is searched. If omitted, all calls match.',
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
export class StartCallInput {
  @Field(() => ID, { description: 'Id of the lead to call.' })
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
export class WrapUpCallInput {
  @Field(() => ID, { description: 'Id of the call.' })
  id: string;

  @Field(() => CallOutcomeEnum, { description: 'Outcome of the call.' })
  outcome: CallOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Internal note, at most 500 characters. If omitted, there is no note.',
  })
  note?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a call.' })
export class CallPayload extends Payload {
  @Field(() => Call, { description: 'Current state of the call.' })
  readonly call: Read;
}

@ObjectType({ description: 'Payload of `sendGuidance`.' })
export class SendGuidancePayload extends Payload {
  @Field(() => Call, { description: 'Current state of the call.' })
  readonly call: Read;

  @Field(() => ID, { description: 'Id of the action of the call.' })
  readonly actionId: string;
}
