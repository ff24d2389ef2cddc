import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Escalation, Operator } from './operator.type.ts';

@InputType()
export class CreateOperatorInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => Boolean, { description: 'Told when the agent asks for a person.' })
  takesEscalations: boolean;
}

@InputType()
export class UpdateOperatorInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean)
  takesEscalations: boolean;
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

  constructor(id: string) {
    this.operator = byId(id);
  }
}

@ObjectType({ description: 'From now on only operators join calls.' })
export class OperatorCreated extends OperatorResult {}

@ObjectType({ description: 'The operator, as they are now.' })
export class OperatorUpdated extends OperatorResult {}

@ObjectType({ description: 'They join no calls any more, unless nobody is an operator now.' })
export class OperatorRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Somebody has seen to it.' })
export class EscalationResolved {
  @Field(() => Escalation)
  readonly escalation: Read;

  constructor(id: string) {
    this.escalation = byId(id);
  }
}

export const CreateOperatorResult = createUnionType({
  name: 'CreateOperatorResult',
  types: () => [OperatorCreated, Refused] as const,
});
export const UpdateOperatorResult = createUnionType({
  name: 'UpdateOperatorResult',
  types: () => [OperatorUpdated, Refused] as const,
});
export const RemoveOperatorResult = createUnionType({
  name: 'RemoveOperatorResult',
  types: () => [OperatorRemoved, Refused] as const,
});
export const ResolveEscalationResult = createUnionType({
  name: 'ResolveEscalationResult',
  types: () => [EscalationResolved, Refused] as const,
});
