import type { RegulationTemplateId, RuleOutcome, SafetySeverity } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { RegulationTemplateIdEnum, RuleOutcomeEnum, SafetySeverityEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'A concept of a regulation template, with its rule.' })
export class TemplateConcept {
  @Field(() => String)
  name: string;

  @Field(() => String)
  description: string;

  @Field(() => [String])
  phrases: readonly string[];

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => Int)
  times: number;

  @Field(() => Int)
  windowSize: number;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String)
  instruction: string;

  @Field(() => String)
  sentence: string;
}

@ObjectType({
  description: 'A set of concepts for a regulation. Intended as a starting point: adapt the phrases to your contacts.',
})
export class RegulationTemplate {
  @Field(() => RegulationTemplateIdEnum)
  id: RegulationTemplateId;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Citation of the requirement.' })
  regulation: string;

  @Field(() => String)
  summary: string;

  @Field(() => [TemplateConcept])
  concepts: readonly TemplateConcept[];
}
