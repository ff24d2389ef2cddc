import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import type { StoredPolicy } from '../escalation.repository.ts';
import { EscalationPolicy } from './escalation-policy.type.ts';

@ObjectType({ description: 'The policy applies to handoffs from now on.' })
export class EscalationPolicySet {
  @Field(() => EscalationPolicy)
  readonly policy: StoredPolicy;

  constructor(policy: StoredPolicy) {
    this.policy = policy;
  }
}

export const SetEscalationPolicyResult = createUnionType({
  name: 'SetEscalationPolicyResult',
  types: () => [EscalationPolicySet, Refused] as const,
});
