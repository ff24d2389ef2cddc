import type { EscalationTarget } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { EscalationTargetEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { StoredPolicy } from '../escalation.repository.ts';
import { escalationPolicy, updateEscalationPolicy } from '../use-cases/update-escalation-policy.ts';
import './escalation-run.ts';

@ObjectType({ description: "Hours in which an escalation step applies, in the workspace's time zone." })
class EscalationHours {
  @Field(() => [Int], { description: 'ISO weekdays from 1 (Monday) to 7 (Sunday).' })
  days: number[];

  @Field(() => String, { description: 'Start time in the format `HH:MM`.' })
  from: string;

  @Field(() => String, {
    description: 'End time in the format `HH:MM`. If it is not after `from`, the period ends on the next day.',
  })
  to: string;
}

@ObjectType({ description: 'A step of the escalation policy.' })
class EscalationStep {
  @Field(() => EscalationTargetEnum, { description: 'Kind of recipient that the step notifies.' })
  target: EscalationTarget;

  @Field(() => ID, { nullable: true, description: 'Id of the member to notify. Null if the target is not MEMBER.' })
  memberId: string | null;

  @Field(() => RoleNameEnum, {
    nullable: true,
    description: 'Role whose members are notified. Null if the target is not ROLE.',
  })
  role: RoleName | null;

  @Field(() => EscalationHours, {
    nullable: true,
    description: 'Hours in which the step applies. Null if it always applies.',
  })
  hours: EscalationHours | null;

  @Field(() => Int, { description: 'Number of minutes until the next step if no member responds.' })
  limitMinutes: number;
}

@ObjectType({
  description:
    'Members who are notified of a handoff, in the order of the steps. If there are no steps, all members who can take over are notified.',
})
class EscalationPolicy {
  @Field(() => [EscalationStep], { description: 'Steps in the order in which they apply.' })
  steps: EscalationStep[];

  @Field(() => [ID], { description: 'Ids of the members that steps with the target ON_CALL notify.' })
  onCallMemberIds: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Email address that is also notified if no member responds to any step. Null if there is none.',
  })
  fallbackEmail: string | null;
}

@InputType({ description: 'Hours in which a step applies, in the time zone of the workspace.' })
class EscalationHoursInput {
  @Field(() => [Int], { description: 'ISO weekdays from 1 (Monday) to 7 (Sunday), each at most once.' })
  days: number[];

  @Field(() => String, { description: 'Start time in the format `HH:MM`.' })
  from: string;

  @Field(() => String, {
    description: 'End time in the format `HH:MM`. If it is not after `from`, the period ends on the next day.',
  })
  to: string;
}

@InputType({ description: 'A step of the escalation policy.' })
class EscalationStepInput {
  @Field(() => EscalationTargetEnum, { description: 'Kind of recipient that the step notifies.' })
  target: EscalationTarget;

  @Field(() => ID, { nullable: true, description: 'Id of the member to notify. Required if the target is MEMBER.' })
  memberId?: string | null;

  @Field(() => RoleNameEnum, {
    nullable: true,
    description: 'Role whose members are notified. Required if the target is ROLE.',
  })
  role?: RoleName | null;

  @Field(() => EscalationHoursInput, {
    nullable: true,
    description: 'Hours in which the step applies. If omitted, it always applies.',
  })
  hours?: EscalationHoursInput | null;

  @Field(() => Int, { description: 'Number of minutes until the next step if no member responds, 1 to 1440.' })
  limitMinutes: number;
}

@InputType()
class UpdateEscalationPolicyInput {
  @Field(() => [EscalationStepInput], { description: 'Steps in order, at most 10.' })
  steps: EscalationStepInput[];

  @Field(() => [ID], { description: 'Ids of the members that steps with the target ON_CALL notify, at most 20.' })
  onCallMemberIds: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Email address that is also notified if no member responds to any step. If null, no email is sent.',
  })
  fallbackEmail?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return an escalation policy.' })
export class EscalationPolicyPayload extends Payload {
  @Field(() => EscalationPolicy, { description: 'Escalation policy after the mutation.' })
  readonly policy: StoredPolicy;
}

@Resolver()
export class EscalationPolicyResolver {
  @Can('read', 'EscalationRule')
  @Query(() => EscalationPolicy, { description: 'Escalation policy of the workspace.' })
  escalationPolicy(@InWorkspace() ctx: WorkspaceContext) {
    return escalationPolicy(ctx);
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => EscalationPolicyPayload, {
    description:
      'Sets the members who are notified of handoffs. The steps and the list of members replace the previous ones.',
  })
  updateEscalationPolicy(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateEscalationPolicyInput) {
      steps,
      onCallMemberIds,
      fallbackEmail,
    }: UpdateEscalationPolicyInput,
  ): Promise<EscalationPolicyPayload | Refused> {
    return updateEscalationPolicy(ctx, {
      steps: steps.map(toStep),
      onCallMemberIds: onCallMemberIds.map(ids.uuid),
      fallbackEmail,
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
