import type { SafetyOutcome, SafetySeverity, SafetySource } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SafetyOutcomeEnum, SafetySeverityEnum, SafetySourceEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { triggerConfidence, triggerContactName } from '../trigger.computed-fields.ts';

@ObjectType({
  description:
    "A match of a concept in one message or utterance, with the outcome at that time, independent of later changes. Does not contain the contact's text.",
})
export class SafetyTrigger {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Id of the concept, kept after it is deleted.' })
  conceptId: string;

  @Field(() => String, { description: 'Name of the concept at that time.' })
  conceptName: string;

  @Field(() => ID, { nullable: true, description: 'Rule that determined the outcome. Null without a rule.' })
  ruleId: string | null;

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => String, { description: 'Phrase of the workspace that matched. Empty for a match of the model.' })
  phrase: string;

  @Field(() => SafetySourceEnum)
  source: SafetySource;

  @Public('The confidence is part of the trigger.')
  @inSql.expression(triggerConfidence)
  @Field(() => Int, { nullable: true, description: "The model's confidence in percent. Null for a phrase." })
  confidencePercent: number | null;

  @Field(() => SafetyOutcomeEnum)
  outcome: SafetyOutcome;

  @Field(() => ID, { nullable: true, description: 'Null for a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null for a call.' })
  messageId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null for a message.' })
  callId: string | null;

  @Field(() => ID, { nullable: true, description: 'Utterance. Null for a message.' })
  turnId: string | null;

  @Public('The contact is part of the trigger.')
  @inSql.expression(triggerContactName)
  @Field(() => String)
  contactName: string;

  @Public('Plain data of a trigger that the viewer may read.')
  @inSql.column('at')
  @Field(() => GraphQLDateTime)
  occurredAt: Date;
}

@ObjectType({ description: 'A concept that matches a text.' })
export class SafetyMatch {
  @Field(() => ID)
  conceptId: string;

  @Field(() => String)
  conceptName: string;

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => String, { description: 'Phrase of the workspace.' })
  phrase: string;

  @Field(() => Int, { description: 'Number of matching messages required. 1: a single match suffices.' })
  times: number;

  @Field(() => Int)
  windowSize: number;

  @Field(() => SafetyOutcomeEnum)
  outcome: SafetyOutcome;
}

export const SafetyTriggerConnection = connectionOf('SafetyTrigger', () => SafetyTrigger);
