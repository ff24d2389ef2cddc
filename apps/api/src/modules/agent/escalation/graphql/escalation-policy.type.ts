import type { EscalationTarget } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EscalationTargetEnum, RoleNameEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: "Hours of an escalation step, in the workspace's time zone." })
export class EscalationHours {
  @Field(() => [Int], { description: 'ISO weekdays: 1 is Monday, 7 is Sunday.' })
  days: number[];

  @Field(() => String, { description: '`HH:MM`.' })
  from: string;

  @Field(() => String, { description: '`HH:MM`. Not after `from`: on the next day.' })
  to: string;
}

@ObjectType({ description: 'A step of the escalation.' })
export class EscalationStep {
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
export class EscalationPolicy {
  @Field(() => [EscalationStep])
  steps: EscalationStep[];

  @Field(() => [ID], { description: 'Members notified by ON_CALL steps.' })
  onCallMemberIds: string[];

  @Field(() => String, { nullable: true, description: 'Address that also receives the fallback. Null: none.' })
  fallbackEmail: string | null;
}
