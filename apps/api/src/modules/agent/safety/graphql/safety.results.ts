import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { EscalationRule, MonitorConcept } from './safety.type.ts';

@ObjectType()
abstract class ConceptResult {
  @Field(() => MonitorConcept)
  readonly concept: Read;
}

@ObjectType({ description: 'The concept is active. Without a rule its matches are only recorded.' })
export class MonitorConceptCreated extends ConceptResult {
  readonly type: 'MonitorConceptCreated';
}

@ObjectType({ description: 'The updated concept. Earlier matches do not change.' })
export class MonitorConceptUpdated extends ConceptResult {
  readonly type: 'MonitorConceptUpdated';
}

@ObjectType({ description: 'The concept and its rule were deleted. Matches stay.' })
export class MonitorConceptDeleted {
  readonly type: 'MonitorConceptDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The rule applies to matches from now on.' })
export class EscalationRuleSet {
  readonly type: 'EscalationRuleSet';

  @Field(() => EscalationRule)
  readonly rule: Read;
}

@ObjectType({ description: 'Matches of the concept are only recorded from now on.' })
export class EscalationRuleRemoved {
  readonly type: 'EscalationRuleRemoved';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Names of the concepts by result.' })
export class RegulationTemplateApplied {
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
