import type { RuleOutcome, SafetyCategory, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { RuleOutcomeEnum, SafetyCategoryEnum, SafetySeverityEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'Actions that the viewer can take on a concept, with the reason when not.' })
export class MonitorConceptPermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;
}

@ObjectType({ description: "A concept that is detected in contacts' messages and calls." })
export class MonitorConcept {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Internal description. Not used for matching.' })
  description: string;

  @Field(() => [String], {
    description: 'Whole words and phrases in any language, ignoring case, accents and punctuation.',
  })
  phrases: string[];

  @Field(() => SafetyCategoryEnum, {
    nullable: true,
    description: "Category of the model's second opinion that also triggers it. Null: phrases only.",
  })
  category: SafetyCategory | null;

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => Int, { description: 'Number of matching messages required. 1 for serious concepts.' })
  times: number;

  @Field(() => Int, {
    description: "Number of the contact's latest messages considered, including the current one.",
  })
  windowSize: number;

  @Field(() => String, {
    nullable: true,
    description: 'Regulation template of the concept. Null for a custom concept.',
  })
  templateId: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of the template.' })
  templateVersion: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the concept was disabled. Null while active.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('MonitorConcept', { update: 'update', delete: 'delete' })
  @Field(() => MonitorConceptPermissions, { description: 'Actions that the viewer can take on it.' })
  viewerCan: MonitorConceptPermissions;
}

@ObjectType({ description: 'Action for matches of a concept. Without a rule, matches are only recorded.' })
export class EscalationRule {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conceptId: string;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String, { description: 'For INSTRUCT: instruction to the agent for the rest of the conversation.' })
  instruction: string;

  @Field(() => String, { description: 'For HAND_OVER: reply to the contact. Empty: none.' })
  sentence: string;

  @Field(() => GraphQLDateTime)
  setAt: Date;
}

export const MonitorConceptConnection = connectionOf('MonitorConcept', () => MonitorConcept);
export const EscalationRuleConnection = connectionOf('EscalationRule', () => EscalationRule);
