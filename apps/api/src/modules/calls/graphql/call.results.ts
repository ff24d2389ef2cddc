import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Call } from './call.type.ts';

@ObjectType()
abstract class CallResult {
  @Field(() => Call, { description: 'As it is now.' })
  readonly call: Read;

  constructor(id: string) {
    this.call = byId(id);
  }
}

@ObjectType({ description: 'The call is written down, and dialled unless the workspace is paused.' })
export class LeadDialled extends CallResult {}

@ObjectType({ description: 'The caller is in the call.' })
export class CallJoined extends CallResult {}

@ObjectType({ description: 'The agent is alone with them.' })
export class CallLeft extends CallResult {}

@ObjectType({ description: 'The provider is told to hang up.' })
export class CallEnding extends CallResult {}

@ObjectType({ description: 'What came of it is kept.' })
export class CallWrappedUp extends CallResult {}

@ObjectType({ description: 'The provider is told; the call says what became of it.' })
export class GuidanceSent extends CallResult {
  @Field(() => ID, { description: 'Among the actions of the call.' })
  readonly actionId: string;

  constructor(id: string, actionId: string) {
    super(id);
    this.actionId = actionId;
  }
}

export const DialLeadResult = createUnionType({
  name: 'DialLeadResult',
  types: () => [LeadDialled, Refused] as const,
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
export const LeaveCallResult = createUnionType({ name: 'LeaveCallResult', types: () => [CallLeft, Refused] as const });
export const EndCallResult = createUnionType({ name: 'EndCallResult', types: () => [CallEnding, Refused] as const });
export const WrapUpCallResult = createUnionType({
  name: 'WrapUpCallResult',
  types: () => [CallWrappedUp, Refused] as const,
});
