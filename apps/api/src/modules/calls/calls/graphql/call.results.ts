import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Call } from './call.type.ts';

@ObjectType()
abstract class CallResult {
  @Field(() => Call, { description: 'Current state of the call.' })
  readonly call: Read;

  constructor(id: string) {
    this.call = byId(id);
  }
}

@ObjectType({ description: 'The call was stored and is dialed, unless the workspace is paused.' })
export class LeadCalled extends CallResult {}

@ObjectType({ description: 'The caller has joined the call.' })
export class CallJoined extends CallResult {}

@ObjectType({ description: 'The operator left the call; the agent continues.' })
export class OperatorLeft extends CallResult {}

@ObjectType({ description: 'The provider was asked to hang up.' })
export class CallEnding extends CallResult {}

@ObjectType({ description: 'The outcome was stored.' })
export class CallWrappedUp extends CallResult {}

@ObjectType({ description: "The guidance was sent to the provider. The call's actions show the result." })
export class GuidanceSent extends CallResult {
  @Field(() => ID, { description: 'Id of the action in the call.' })
  readonly actionId: string;

  constructor(id: string, actionId: string) {
    super(id);
    this.actionId = actionId;
  }
}

export const CallLeadResult = createUnionType({
  name: 'CallLeadResult',
  types: () => [LeadCalled, Refused] as const,
});
export const JoinCallResult = createUnionType({ name: 'JoinCallResult', types: () => [CallJoined, Refused] as const });
export const SetCallModeResult = createUnionType({
  name: 'SetCallModeResult',
  types: () => [CallJoined, Refused] as const,
});
export const SendGuidanceResult = createUnionType({
  name: 'SendGuidanceResult',
  types: () => [GuidanceSent, Refused] as const,
});
export const LeaveCallResult = createUnionType({
  name: 'LeaveCallResult',
  types: () => [OperatorLeft, Refused] as const,
});
export const EndCallResult = createUnionType({ name: 'EndCallResult', types: () => [CallEnding, Refused] as const });
export const WrapUpCallResult = createUnionType({
  name: 'WrapUpCallResult',
  types: () => [CallWrappedUp, Refused] as const,
});
