import type { RuleOutcome, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { RuleOutcomeEnum, SafetySeverityEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'What the viewer may do to a concept, with the reason when not.' })
export class MonitorConceptPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;
}

@ObjectType({ description: 'Something that the workspace listens for in what contacts say, in messages and in calls.' })
export class MonitorConcept {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'For people. Nothing is found by it.' })
  description: string;

  @Field(() => [String], {
    description: 'Words and phrases, whole, in any language; without regard to case, accents and punctuation.',
  })
  phrases: string[];

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => Int, { description: 'In how many of the last messages it has to be found; 1 where it is serious.' })
  times: number;

  @Field(() => Int, {
    description: 'How many of the last messages of the contact are looked at, the present one included.',
  })
  windowTurns: number;

  @Field(() => String, { nullable: true, description: 'The regulation template it was taken from; null for its own.' })
  templateId: string | null;

  @Field(() => Int, { nullable: true, description: 'In which version of that template.' })
  templateVersion: number | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when nobody listens for it; null while it is on.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('MonitorConcept', { update: 'update', delete: 'delete' })
  @Field(() => MonitorConceptPermissions, { description: 'What the viewer may do to it.' })
  viewerCan: MonitorConceptPermissions;
}

@ObjectType({ description: 'What happens when a concept is found. A concept without one is noted, and nothing else.' })
export class EscalationRule {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conceptId: string;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String, { description: 'Of INSTRUCT: what the agent is told for the rest of the conversation.' })
  instruction: string;

  @Field(() => String, { description: 'Of HAND_OVER: what the contact is told; empty for nothing.' })
  sentence: string;

  @Field(() => GraphQLDateTimeISO)
  setAt: Date;
}

export const MonitorConceptConnection = connectionOf('MonitorConcept', () => MonitorConcept);
export const EscalationRuleConnection = connectionOf('EscalationRule', () => EscalationRule);
