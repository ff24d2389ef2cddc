import type { RegulationTemplateId, RuleOutcome, SafetyCategory, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  RegulationTemplateIdEnum,
  RuleOutcomeEnum,
  SafetyCategoryEnum,
  SafetySeverityEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { EscalationRule, MonitorConcept } from './safety.type.ts';

@InputType()
export class CreateMonitorConceptInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters, unique in the workspace.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Internal description, at most 500 characters. If null, it is empty.',
  })
  description?: string | null;

  @Field(() => [String], {
    description:
      'Phrases to detect, 1 to 100 with at most 300 characters each. `a | b` matches if at least one of the two occurs; `a + b` matches if both occur in the same clause.',
  })
  phrases: string[];

  @Field(() => SafetyCategoryEnum, {
    nullable: true,
    description:
      'Category that also triggers a serious concept if the language model detects it in a message. If null, only phrases trigger the concept. If omitted, a new concept has no category, and an existing concept keeps its category.',
  })
  category?: SafetyCategory | null;

  @Field(() => SafetySeverityEnum, { description: 'How many matches trigger the concept.' })
  severity: SafetySeverity;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of messages that must match, 2 to 10. Required if the severity is MILD.',
  })
  minMatches?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of latest messages of the contact that are considered, from `minMatches` to 20. Required if the severity is MILD.',
  })
  windowSize?: number | null;
}

@InputType()
export class UpdateMonitorConceptInput extends CreateMonitorConceptInput {
  @Field(() => ID, { description: 'Id of the concept.' })
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the concept is enabled. If omitted, the value is not changed.',
  })
  enabled?: boolean | null;
}

@InputType()
export class UpsertEscalationRuleInput {
  @Field(() => ID, { description: 'Id of the concept.' })
  conceptId: string;

  @Field(() => RuleOutcomeEnum, { description: 'What happens when the concept is triggered.' })
  outcome: RuleOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Instruction to the agent, 1 to 500 characters. Required if the outcome is INSTRUCT.',
  })
  instruction?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reply to the contact if the outcome is HAND_OVER, at most 500 characters. If omitted, no reply is sent.',
  })
  replyText?: string | null;
}

@InputType()
export class ApplyRegulationTemplateInput {
  @Field(() => RegulationTemplateIdEnum, { description: 'Id of the template from the query `regulationTemplates`.' })
  template: RegulationTemplateId;

  @Field(() => Boolean, {
    description:
      'Whether to replace existing concepts of the same name and their rules. If false, existing concepts are not changed.',
  })
  overrideExisting: boolean;
}

@InputType({ description: 'What to test on past messages and utterances. Set either `conceptId` or `phrases`.' })
export class TryConceptInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a concept, which can be disabled. If omitted, `phrases` is required.',
  })
  conceptId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Phrases to test, 1 to 100 with at most 300 characters each. If omitted, `conceptId` is required.',
  })
  phrases?: string[] | null;

  @Field(() => Int, { description: 'Number of past days to search, 1 to 90.' })
  days: number;

  @Field(() => String, {
    nullable: true,
    description: 'Value of `nextCursor` from the previous page. If omitted, the first page is returned.',
  })
  after?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a monitor concept.' })
export class MonitorConceptPayload extends Payload {
  @Field(() => MonitorConcept, { description: 'Safety concept after the mutation.' })
  readonly concept: Read;
}

@ObjectType({ description: 'Payload of the mutations that return an escalation rule.' })
export class EscalationRulePayload extends Payload {
  @Field(() => EscalationRule, { description: 'Escalation rule after the mutation.' })
  readonly rule: Read;
}

@ObjectType({ description: 'Payload of `applyRegulationTemplate`.' })
export class ApplyRegulationTemplatePayload extends Payload {
  @Field(() => [String], { description: 'Names of the concepts that were created.' })
  readonly created: readonly string[];

  @Field(() => [String], { description: 'Names of existing concepts that were replaced.' })
  readonly updated: readonly string[];

  @Field(() => [String], { description: 'Names of existing concepts that were not changed.' })
  readonly skipped: readonly string[];
}
