import type { EscalationTarget } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType, Int } from 'type-graphql';
import { EscalationTargetEnum, RoleNameEnum } from '../../../../graphql/enums.ts';

@InputType()
export class EscalationHoursInput {
  @Field(() => [Int], { description: 'ISO weekdays, each once: 1 is Monday, 7 is Sunday.' })
  days: number[];

  @Field(() => String, { description: '`HH:MM`.' })
  from: string;

  @Field(() => String, { description: '`HH:MM`. Not after `from`: on the next day.' })
  to: string;
}

@InputType()
export class EscalationStepInput {
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
export class SetEscalationPolicyInput {
  @Field(() => [EscalationStepInput], { description: 'At most 10, in order.' })
  steps: EscalationStepInput[];

  @Field(() => [ID], { description: 'At most 20 members.' })
  onCallMemberIds: string[];

  @Field(() => String, { nullable: true, description: 'Absent: no email.' })
  fallbackEmail?: string | null;
}
