import type { SafetyOutcome, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { SafetyOutcomeEnum, SafetySeverityEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';
import { triggerContactName } from '../trigger.computed-fields.ts';

@ObjectType({
  description:
    'A concept was found in one message or one utterance. It says what was decided then, whatever became of the concept and its rule; what the contact said is not in it.',
})
export class SafetyTrigger {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Kept when the concept is deleted.' })
  conceptId: string;

  @Field(() => String, { description: 'As the concept was called.' })
  conceptName: string;

  @Field(() => ID, { nullable: true, description: 'The rule that decided; null where there was none.' })
  ruleId: string | null;

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => String, { description: "The workspace's own phrase by which it was found." })
  phrase: string;

  @Field(() => SafetyOutcomeEnum)
  outcome: SafetyOutcome;

  @Field(() => ID, { nullable: true, description: 'Null where it was said in a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null where it was said in a call.' })
  messageId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null where it was written.' })
  callId: string | null;

  @Field(() => ID, { nullable: true, description: 'The utterance; null where it was written.' })
  turnId: string | null;

  @Public('Whom it is about belongs to the trigger.')
  @inSql.expression(triggerContactName)
  @Field(() => String)
  contactName: string;

  @Field(() => GraphQLDateTimeISO)
  at: Date;
}

@ObjectType({ description: 'A concept that a sentence would be found by.' })
export class SafetyConcern {
  @Field(() => ID)
  conceptId: string;

  @Field(() => String)
  conceptName: string;

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => String, { description: "The workspace's own phrase." })
  phrase: string;

  @Field(() => Int, { description: 'In how many of the last messages it has to be found; with 1 this one is enough.' })
  times: number;

  @Field(() => Int)
  windowTurns: number;

  @Field(() => SafetyOutcomeEnum)
  outcome: SafetyOutcome;
}

export const SafetyTriggerConnection = connectionOf('SafetyTrigger', () => SafetyTrigger);
