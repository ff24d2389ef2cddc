import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { EscalationRule, MonitorConcept } from './safety.type.ts';

@ObjectType()
abstract class ConceptResult {
  @Field(() => MonitorConcept)
  readonly concept: Read;

  constructor(id: string) {
    this.concept = byId(id);
  }
}

@ObjectType({ description: 'The concept is active. Without a rule its matches are only recorded.' })
export class MonitorConceptCreated extends ConceptResult {}

@ObjectType({ description: 'The updated concept. Earlier matches do not change.' })
export class MonitorConceptUpdated extends ConceptResult {}

@ObjectType({ description: 'The concept and its rule were deleted. Matches stay.' })
export class MonitorConceptDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The rule applies to matches from now on.' })
export class EscalationRuleSet {
  @Field(() => EscalationRule)
  readonly rule: Read;

  constructor(id: string) {
    this.rule = byId(id);
  }
}

@ObjectType({ description: 'Matches of the concept are only recorded from now on.' })
export class EscalationRuleRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Names of the concepts by result.' })
export class RegulationTemplateApplied {
  @Field(() => [String])
  readonly created: readonly string[] = [];

  @Field(() => [String], { description: 'Existing concepts that were replaced.' })
  readonly updated: readonly string[] = [];

  @Field(() => [String], { description: 'Existing concepts that were kept.' })
  readonly skipped: readonly string[] = [];

  constructor(became: Pick<RegulationTemplateApplied, 'created' | 'updated' | 'skipped'>) {
    Object.assign(this, became);
  }
}

export const CreateMonitorConceptResult = createUnionType({
  name: 'CreateMonitorConceptResult',
  types: () => [MonitorConceptCreated, Refused] as const,
});
export const UpdateMonitorConceptResult = createUnionType({
  name: 'UpdateMonitorConceptResult',
  types: () => [MonitorConceptUpdated, Refused] as const,
});
export const DeleteMonitorConceptResult = createUnionType({
  name: 'DeleteMonitorConceptResult',
  types: () => [MonitorConceptDeleted, Refused] as const,
});
export const SetEscalationRuleResult = createUnionType({
  name: 'SetEscalationRuleResult',
  types: () => [EscalationRuleSet, Refused] as const,
});
export const RemoveEscalationRuleResult = createUnionType({
  name: 'RemoveEscalationRuleResult',
  types: () => [EscalationRuleRemoved, Refused] as const,
});
export const ApplyRegulationTemplateResult = createUnionType({
  name: 'ApplyRegulationTemplateResult',
  types: () => [RegulationTemplateApplied, Refused] as const,
});
