import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { StoredPolicy } from '../escalation.repository.ts';
import { EscalationPolicy } from './escalation-policy.type.ts';

@ObjectType({ description: 'The policy applies to handoffs from now on.' })
export class EscalationPolicySet {
  readonly type: 'EscalationPolicySet';

  @Field(() => EscalationPolicy)
  readonly policy: StoredPolicy;
}

export const SetEscalationPolicyResult = resultUnion('SetEscalationPolicyResult', EscalationPolicySet, Refused);
