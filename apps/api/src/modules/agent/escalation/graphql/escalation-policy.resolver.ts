import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { escalationPolicy, setEscalationPolicy } from '../use-cases/set-escalation-policy.ts';
import { type EscalationStepInput, SetEscalationPolicyInput } from './escalation-policy.inputs.ts';
import { SetEscalationPolicyResult } from './escalation-policy.results.ts';
import { EscalationPolicy } from './escalation-policy.type.ts';

@Resolver()
export class EscalationPolicyResolver {
  @Can('read', 'EscalationRule')
  @Query(() => EscalationPolicy, { description: 'How escalation works in the workspace.' })
  escalationPolicy(@InWorkspace() ctx: WorkspaceContext) {
    return escalationPolicy(ctx);
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => SetEscalationPolicyResult, {
    description: 'Sets who is notified of handoffs, replacing the previous policy.',
  })
  setEscalationPolicy(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetEscalationPolicyInput) { steps, onCallMemberIds, fallbackEmail }: SetEscalationPolicyInput,
  ): Promise<typeof SetEscalationPolicyResult> {
    return setEscalationPolicy(ctx, {
      steps: steps.map(toStep),
      onCallMemberIds: onCallMemberIds.map(ids.uuid),
      fallbackEmail: fallbackEmail ?? null,
    });
  }
}

const toStep = ({ target, memberId, role, hours, limitMinutes }: EscalationStepInput) => ({
  target,
  memberId: memberId ? ids.uuid(memberId) : null,
  role: role ?? null,
  hours: hours ?? null,
  limitMinutes,
});
