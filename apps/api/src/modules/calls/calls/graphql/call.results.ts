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

@ObjectType({ description: 'The call was stored and is dialed, unless the workspace is paused.' })
export class LeadCalled extends CallResult {
  readonly type: 'LeadCalled';
}

@ObjectType({ description: 'The caller has joined the call.' })
export class CallJoined extends CallResult {
  readonly type: 'CallJoined';
}

@ObjectType({ description: 'The operator left the call; the agent continues.' })
export class OperatorLeft extends CallResult {
  readonly type: 'OperatorLeft';
}

@ObjectType({ description: 'The provider was asked to hang up.' })
export class CallEnding extends CallResult {
  readonly type: 'CallEnding';
}

@ObjectType({ description: 'The outcome was stored.' })
export class CallWrappedUp extends CallResult {
  readonly type: 'CallWrappedUp';
}

@ObjectType({ description: "The guidance was sent to the provider. The call's actions show the result." })
export class GuidanceSent extends CallResult {
  readonly type: 'GuidanceSent';

  @Field(() => ID, { description: 'Id of the action in the call.' })
  readonly actionId: string;
}

export const CallLeadResult = resultUnion('CallLeadResult', LeadCalled, Refused);
export const JoinCallResult = resultUnion('JoinCallResult', CallJoined, Refused);
export const SetCallModeResult = resultUnion('SetCallModeResult', CallJoined, Refused);
export const SendGuidanceResult = resultUnion('SendGuidanceResult', GuidanceSent, Refused);
export const LeaveCallResult = resultUnion('LeaveCallResult', OperatorLeft, Refused);
export const EndCallResult = resultUnion('EndCallResult', CallEnding, Refused);
export const WrapUpCallResult = resultUnion('WrapUpCallResult', CallWrappedUp, Refused);
