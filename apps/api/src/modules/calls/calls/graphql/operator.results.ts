import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Escalation, Operator } from './operator.type.ts';

@InputType()
export class CreateOperatorInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => Boolean, { description: 'Whether the operator is notified when the agent asks for a human.' })
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

  constructor(id: string) {
    this.operator = byId(id);
  }
}

@ObjectType({ description: 'From now on only operators can join calls.' })
export class OperatorCreated extends OperatorResult {}

@ObjectType({ description: 'The updated operator.' })
export class OperatorUpdated extends OperatorResult {}

@ObjectType({ description: 'The member can no longer join calls, unless no operators remain.' })
export class OperatorRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The escalation was resolved.' })
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
