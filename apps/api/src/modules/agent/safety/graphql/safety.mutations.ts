import type { RegulationTemplateId, RuleOutcome, SafetyCategory, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  RegulationTemplateIdEnum,
  RuleOutcomeEnum,
  SafetyCategoryEnum,
  SafetySeverityEnum,
} from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { EscalationRule, MonitorConcept } from './safety.type.ts';

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

@ObjectType()
abstract class ConceptResult {
  @Field(() => MonitorConcept)
  readonly concept: Read;
}

@ObjectType({ description: 'The concept is active. Without a rule its matches are only recorded.' })
class MonitorConceptCreated extends ConceptResult {
  readonly type: 'MonitorConceptCreated';
}

@ObjectType({ description: 'The updated concept. Earlier matches do not change.' })
class MonitorConceptUpdated extends ConceptResult {
  readonly type: 'MonitorConceptUpdated';
}

@ObjectType({ description: 'The concept and its rule were deleted. Matches stay.' })
class MonitorConceptDeleted {
  readonly type: 'MonitorConceptDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The rule applies to matches from now on.' })
class EscalationRuleSet {
  readonly type: 'EscalationRuleSet';

  @Field(() => EscalationRule)
  readonly rule: Read;
}

@ObjectType({ description: 'Matches of the concept are only recorded from now on.' })
class EscalationRuleRemoved {
  readonly type: 'EscalationRuleRemoved';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Names of the concepts by result.' })
class RegulationTemplateApplied {
  readonly type: 'RegulationTemplateApplied';

  @Field(() => [String])
  readonly created: readonly string[];

  @Field(() => [String], { description: 'Existing concepts that were replaced.' })
  readonly updated: readonly string[];

  @Field(() => [String], { description: 'Existing concepts that were kept.' })
  readonly skipped: readonly string[];
}

export const CreateMonitorConceptResult = resultUnion('CreateMonitorConceptResult', MonitorConceptCreated, Refused);
export const UpdateMonitorConceptResult = resultUnion('UpdateMonitorConceptResult', MonitorConceptUpdated, Refused);
export const DeleteMonitorConceptResult = resultUnion('DeleteMonitorConceptResult', MonitorConceptDeleted, Refused);
export const SetEscalationRuleResult = resultUnion('SetEscalationRuleResult', EscalationRuleSet, Refused);
export const RemoveEscalationRuleResult = resultUnion('RemoveEscalationRuleResult', EscalationRuleRemoved, Refused);
export const ApplyRegulationTemplateResult = resultUnion(
  'ApplyRegulationTemplateResult',
  RegulationTemplateApplied,
  Refused,
);
