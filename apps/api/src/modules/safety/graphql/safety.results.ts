import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { EscalationRule, MonitorConcept } from './safety.type.ts';

@ObjectType()
abstract class ConceptResult {
  @Field(() => MonitorConcept)
  readonly concept: Read;

  constructor(id: string) {
    this.concept = byId(id);
  }
}

@ObjectType({ description: 'It is listened for from now on. Without a rule it is noted.' })
export class MonitorConceptCreated extends ConceptResult {}

@ObjectType({ description: 'The concept, as it is now. What was found before stays as it was decided.' })
export class MonitorConceptUpdated extends ConceptResult {}

@ObjectType({ description: 'The concept is gone, and its rule with it. What was found stays.' })
export class MonitorConceptDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'From now on this happens when the concept is found.' })
export class EscalationRuleSet {
  @Field(() => EscalationRule)
  readonly rule: Read;

  constructor(id: string) {
    this.rule = byId(id);
  }
}

@ObjectType({ description: 'The concept is noted from now on, and nothing else.' })
export class EscalationRuleRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The names of the concepts, by what became of them.' })
export class RegulationTemplateApplied {
  @Field(() => [String])
  readonly created: readonly string[] = [];

  @Field(() => [String], { description: 'They were there, and are now as the template says.' })
  readonly updated: readonly string[] = [];

  @Field(() => [String], { description: 'They were there, and stay as they are.' })
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
