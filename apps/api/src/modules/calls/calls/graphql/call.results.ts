import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Call } from './call.type.ts';

@ObjectType()
abstract class CallResult {
  @Field(() => Call, { description: 'Current state of the call.' })
  readonly call: Read;
}

@ObjectType({ description: 'Result of calling a lead. The call is placed unless the workspace is paused.' })
export class LeadCalled extends CallResult {
  readonly type: 'LeadCalled';
}

@ObjectType({ description: 'Result of joining a call.' })
export class CallJoined extends CallResult {
  readonly type: 'CallJoined';
}

@ObjectType({ description: 'Result of leaving a call. The agent continues the call.' })
export class OperatorLeft extends CallResult {
  readonly type: 'OperatorLeft';
}

@ObjectType({ description: 'Result of ending a call. The provider was asked to hang up.' })
export class CallEnding extends CallResult {
  readonly type: 'CallEnding';
}

@ObjectType({ description: 'Result of recording the outcome of a call.' })
export class CallWrappedUp extends CallResult {
  readonly type: 'CallWrappedUp';
}

@ObjectType({
  description:
    'Result of sending guidance. The guidance was sent to the provider, and the actions of the call show the result.',
})
export class GuidanceSent extends CallResult {
  readonly type: 'GuidanceSent';

  @Field(() => ID, { description: 'Id of the action of the call.' })
  readonly actionId: string;
}

export const CallLeadResult = resultUnion('CallLeadResult', LeadCalled, Refused);
export const JoinCallResult = resultUnion('JoinCallResult', CallJoined, Refused);
export const SetCallModeResult = resultUnion('SetCallModeResult', CallJoined, Refused);
export const SendGuidanceResult = resultUnion('SendGuidanceResult', GuidanceSent, Refused);
export const LeaveCallResult = resultUnion('LeaveCallResult', OperatorLeft, Refused);
export const EndCallResult = resultUnion('EndCallResult', CallEnding, Refused);
export const WrapUpCallResult = resultUnion('WrapUpCallResult', CallWrappedUp, Refused);
