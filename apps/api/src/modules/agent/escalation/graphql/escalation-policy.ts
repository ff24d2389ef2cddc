import type { EscalationTarget } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { EscalationTargetEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { StoredPolicy } from '../escalation.repository.ts';
import { escalationPolicy, setEscalationPolicy } from '../use-cases/set-escalation-policy.ts';

@ObjectType({ description: "Hours of an escalation step, in the workspace's time zone." })
class EscalationHours {
  @Field(() => [Int], { description: 'ISO weekdays: 1 is Monday, 7 is Sunday.' })
  days: number[];

  @Field(() => String, { description: '`HH:MM`.' })
  from: string;

  @Field(() => String, { description: '`HH:MM`. Not after `from`: on the next day.' })
  to: string;
}

@ObjectType({ description: 'A step of the escalation.' })
class EscalationStep {
  @Field(() => EscalationTargetEnum)
  target: EscalationTarget;

  @Field(() => ID, { nullable: true, description: 'Null unless the target is MEMBER.' })
  memberId: string | null;

  @Field(() => RoleNameEnum, { nullable: true, description: 'Null unless the target is ROLE.' })
  role: RoleName | null;

  @Field(() => EscalationHours, { nullable: true, description: 'Null: at any time.' })
  hours: EscalationHours | null;

  @Field(() => Int, { description: 'Minutes until the next step when no member has reacted.' })
  limitMinutes: number;
}

@ObjectType({
  description:
    'Who is notified of a handoff, and in which order. Without steps, all members who can take over are notified.',
})
class EscalationPolicy {
  @Field(() => [EscalationStep])
  steps: EscalationStep[];

  @Field(() => [ID], { description: 'Members notified by ON_CALL steps.' })
  onCallMemberIds: string[];

  @Field(() => String, { nullable: true, description: 'Address that also receives the fallback. Null: none.' })
  fallbackEmail: string | null;
}

@InputType()
class EscalationHoursInput {
  @Field(() => [Int], { description: 'ISO weekdays, each once: 1 is Monday, 7 is Sunday.' })
  days: number[];

  @Field(() => String, { description: '`HH:MM`.' })
  from: string;

  @Field(() => String, { description: '`HH:MM`. Not after `from`: on the next day.' })
  to: string;
}

@InputType()
class EscalationStepInput {
  @Field(() => EscalationTargetEnum)
  target: EscalationTarget;

  @Field(() => ID, { nullable: true, description: 'Required for MEMBER.' })
  memberId?: string | null;

  @Field(() => RoleNameEnum, { nullable: true, description: 'Required for ROLE.' })
  role?: RoleName | null;

  @Field(() => EscalationHoursInput, { nullable: true, description: 'Absent: at any time.' })
  hours?: EscalationHoursInput | null;

  @Field(() => Int, { description: '1 to 1440.' })
  limitMinutes: number;
}

@InputType()
class SetEscalationPolicyInput {
  @Field(() => [EscalationStepInput], { description: 'At most 10, in order.' })
  steps: EscalationStepInput[];

  @Field(() => [ID], { description: 'At most 20 members.' })
  onCallMemberIds: string[];

  @Field(() => String, { nullable: true, description: 'Absent: no email.' })
  fallbackEmail?: string | null;
}

@ObjectType({ description: 'The policy applies to handoffs from now on.' })
class EscalationPolicySet {
  readonly type: 'EscalationPolicySet';

  @Field(() => EscalationPolicy)
  readonly policy: StoredPolicy;
}

const SetEscalationPolicyResult = resultUnion('SetEscalationPolicyResult', EscalationPolicySet, Refused);

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
