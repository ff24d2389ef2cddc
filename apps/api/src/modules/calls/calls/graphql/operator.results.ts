import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Escalation, Operator } from './operator.type.ts';

@InputType()
export class CreateOperatorInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => Boolean, { description: 'Whether the operator is notified if the agent requests a human.' })
  receivesEscalations: boolean;
}

@InputType()
export class UpdateOperatorInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean)
  receivesEscalations: boolean;
}

@InputType()
export class RemoveOperatorInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ResolveEscalationInput {
  @Field(() => ID)
  id: string;
}

@ObjectType()
abstract class OperatorResult {
  @Field(() => Operator)
  readonly operator: Read;
}

@ObjectType({ description: 'Result of adding an operator. If the workspace has operators, only they can join calls.' })
export class OperatorCreated extends OperatorResult {
  readonly type: 'OperatorCreated';
}

@ObjectType({ description: 'Result of changing an operator.' })
export class OperatorUpdated extends OperatorResult {
  readonly type: 'OperatorUpdated';
}

@ObjectType({
  description:
    'Result of removing an operator. The member can no longer join calls, unless the workspace has no operators left.',
})
export class OperatorRemoved {
  readonly type: 'OperatorRemoved';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Result of resolving an escalation.' })
export class EscalationResolved {
  readonly type: 'EscalationResolved';

  @Field(() => Escalation)
  readonly escalation: Read;
}

export const CreateOperatorResult = resultUnion('CreateOperatorResult', OperatorCreated, Refused);
export const UpdateOperatorResult = resultUnion('UpdateOperatorResult', OperatorUpdated, Refused);
export const RemoveOperatorResult = resultUnion('RemoveOperatorResult', OperatorRemoved, Refused);
export const ResolveEscalationResult = resultUnion('ResolveEscalationResult', EscalationResolved, Refused);
