import type { RegulationTemplateId, RuleOutcome, SafetyCategory, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  RegulationTemplateIdEnum,
  RuleOutcomeEnum,
  SafetyCategoryEnum,
  SafetySeverityEnum,
} from '../../../../graphql/enums.ts';

@InputType()
export class CreateMonitorConceptInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'Internal description. At most 500 characters.' })
  description?: string | null;

  @Field(() => [String], {
    description:
      '1 to 100 phrases of at most 300 characters each. `a | b` are alternatives, `a + b` requires both in one clause.',
  })
  phrases: string[];

  @Field(() => SafetyCategoryEnum, {
    nullable: true,
    description:
      "Category of the model's second opinion that also triggers a serious concept. Null: phrases only. Absent: unchanged, null for a new concept.",
  })
  category?: SafetyCategory | null;

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => Int, { nullable: true, description: 'Required for MILD: 2 to 10.' })
  times?: number | null;

  @Field(() => Int, { nullable: true, description: 'Required for MILD: at least `times`, at most 20.' })
  windowSize?: number | null;
}

@InputType()
export class UpdateMonitorConceptInput extends CreateMonitorConceptInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the concept is active. Absent: unchanged.',
  })
  enabled?: boolean | null;
}

@InputType()
export class DeleteMonitorConceptInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SetEscalationRuleInput {
  @Field(() => ID)
  conceptId: string;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String, { nullable: true, description: 'Required for INSTRUCT: 1 to 500 characters.' })
  instruction?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For HAND_OVER: reply to the contact, at most 500 characters. Absent: no reply.',
  })
  sentence?: string | null;
}

@InputType()
export class RemoveEscalationRuleInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ApplyRegulationTemplateInput {
  @Field(() => RegulationTemplateIdEnum)
  template: RegulationTemplateId;

  @Field(() => Boolean, {
    description: 'True: replaces concepts of the same names with their rules. False: keeps them.',
  })
  overrideExisting: boolean;
}

@InputType({ description: 'Either a concept or phrases.' })
export class TryConceptInput {
  @Field(() => ID, { nullable: true, description: 'A concept, also a disabled one.' })
  conceptId?: string | null;

  @Field(() => [String], { nullable: true, description: '1 to 100 phrases of at most 300 characters each.' })
  phrases?: string[] | null;

  @Field(() => Int, { description: '1 to 90.' })
  days: number;

  @Field(() => String, { nullable: true, description: '`nextCursor` of the page before.' })
  after?: string | null;
}
