import type { RegulationTemplateId, RuleOutcome, SafetySeverity } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { RegulationTemplateIdEnum, RuleOutcomeEnum, SafetySeverityEnum } from '../../../graphql/enums.ts';

@ObjectType({ description: 'A concept as a regulation template makes it, with its rule.' })
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
  windowTurns: number;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String)
  instruction: string;

  @Field(() => String)
  sentence: string;
}

@ObjectType({
  description:
    'What a regulation asks people to notice, made ready. A beginning: which words people use where you are, you know better.',
})
export class RegulationTemplate {
  @Field(() => RegulationTemplateIdEnum)
  id: RegulationTemplateId;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Where the demand stands.' })
  regulation: string;

  @Field(() => String)
  summary: string;

  @Field(() => [TemplateConcept])
  concepts: readonly TemplateConcept[];
}
