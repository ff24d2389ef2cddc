import type { SafetyOutcome, SafetySeverity, SafetySource } from '@frontdesk/domain';
import { Arg, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SafetyOutcomeEnum, SafetySeverityEnum, SafetySourceEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { triggerConfidence, triggerContactName } from '../trigger.computed-fields.ts';
import { testSafetyRules } from '../use-cases/test-phrases.ts';
import { tryConcept } from '../use-cases/try-concept.ts';
import { ConceptTrialPage } from './concept-trial.type.ts';
import { TryConceptInput } from './safety.mutations.ts';

@ObjectType({
  description:
    "A match of a concept in one message or utterance, with the outcome at that time, independent of later changes. Does not contain the contact's text.",
})
class SafetyTrigger {
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
class SafetyMatch {
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

const SafetyTriggerConnection = connectionOf('SafetyTrigger', () => SafetyTrigger);

@Resolver()
export class SafetyTriggerResolver {
  @Can('read', 'SafetyTrigger')
  @ProjectedField()
  @Query(() => SafetyTriggerConnection, { description: 'Matches with their outcomes, latest first.' })
  safetyTriggers(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'at' });
  }

  @Can('read', 'SafetyTrigger')
  @Query(() => ConceptTrialPage, {
    description:
      'Tries a concept, or phrases, on what contacts wrote and said, newest first, in pages of up to 500 texts. Repetition is not required. Nothing is stored.',
  })
  tryConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TryConceptInput) { conceptId, phrases, days, after }: TryConceptInput,
  ) {
    return tryConcept(ctx, {
      conceptId: conceptId ? ids.uuid(conceptId) : null,
      phrases: phrases ?? null,
      days,
      after: after ?? null,
    });
  }

  @Can('read', 'MonitorConcept')
  @Query(() => [SafetyMatch], {
    description: 'Tests a text against the concepts, strongest outcome first. Nothing is stored.',
  })
  testSafetyRules(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('text', () => String, { description: 'At most 5,000 characters.' }) text: string,
  ) {
    return testSafetyRules(ctx, text);
  }
}
