import type { RuleOutcome, SafetyCategory, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { RuleOutcomeEnum, SafetyCategoryEnum, SafetySeverityEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a concept, with the reason if not.',
})
export class MonitorConceptPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the concept.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the concept.' })
  delete: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description: 'A safety concept that is detected in messages and utterances of contacts.',
})
export class MonitorConcept {
  id: string;

  @Field(() => String, { description: 'Name of the concept, unique in the workspace.' })
  name: string;

  @Field(() => String, { description: 'Internal description. It is not used for matching.' })
  description: string;

  @Field(() => [String], {
    description:
      'Words and phrases in any language. Case, accents and punctuation are ignored, and only whole words match.',
  })
  phrases: string[];

  @Field(() => SafetyCategoryEnum, {
    nullable: true,
    description:
      'Category that also triggers the concept if the language model detects it in a message. Null if only phrases trigger the concept.',
  })
  category: SafetyCategory | null;

  @Field(() => SafetySeverityEnum, { description: 'How many matches trigger the concept.' })
  severity: SafetySeverity;

  @Field(() => Int, { description: 'Number of messages that must match. 1 for serious concepts.' })
  minMatches: number;

  @Field(() => Int, {
    description: "Number of the contact's latest messages that are considered, including the current message.",
  })
  windowSize: number;

  @Field(() => String, {
    nullable: true,
    description: 'Regulation template that the concept comes from. Null if a member created the concept.',
  })
  templateId: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the regulation template. Null if a member created the concept.',
  })
  templateVersion: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the concept was disabled. Null if it is enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the concept was created.' })
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('MonitorConcept', { update: 'update', delete: 'delete' })
  @Field(() => MonitorConceptPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: MonitorConceptPermissions;
}

@ObjectType({
  implements: Node,
  description: 'Action for matches of a safety concept. Matches of a concept without a rule are only recorded.',
})
export class EscalationRule {
  id: string;

  @Field(() => ID, { description: 'Id of the concept that the rule belongs to.' })
  conceptId: string;

  @Field(() => RuleOutcomeEnum, { description: 'What happens when the concept is triggered.' })
  outcome: RuleOutcome;

  @Field(() => String, {
    description:
      'Instruction to the agent for the rest of the conversation, for the outcome INSTRUCT. Empty otherwise.',
  })
  instruction: string;

  @Field(() => String, { description: 'Reply to the contact, for the outcome HAND_OVER. If empty, no reply is sent.' })
  replyText: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the rule was last set.' })
  setAt: Date;
}

export const MonitorConceptConnection = connectionOf('MonitorConcept', () => MonitorConcept);
export const EscalationRuleConnection = connectionOf('EscalationRule', () => EscalationRule);
