import type { SafetyOutcome, SafetySeverity, SafetySource } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SafetyOutcomeEnum, SafetySeverityEnum, SafetySourceEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { triggerConfidence, triggerContactName } from '../trigger.computed-fields.ts';
import { triggersWhere } from '../triggers.reads.ts';
import { testSafetyRules } from '../use-cases/test-phrases.ts';
import { tryConcept } from '../use-cases/try-concept.ts';
import { ConceptTrialPage } from './concept-trial.type.ts';
import { TryConceptInput } from './safety.mutations.ts';

@ObjectType({
  implements: Node,
  description:
    'A match of a safety concept in one message or utterance, as recorded at that time. The text of the contact is not included.',
})
class SafetyTrigger {
  id: string;

  @Field(() => ID, { description: 'Id of the concept. It remains after the concept was deleted.' })
  conceptId: string;

  @Field(() => String, { description: 'Name of the concept at the time of the match.' })
  conceptName: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the escalation rule that determined the outcome. Null if the concept had no rule.',
  })
  ruleId: string | null;

  @Field(() => SafetySeverityEnum, { description: 'Severity of the concept at the time of the match.' })
  severity: SafetySeverity;

  @Field(() => String, { description: 'Phrase of the concept that matched. Empty if the model detected the concept.' })
  phrase: string;

  @Field(() => SafetySourceEnum, { description: 'Whether a phrase or the model detected the concept.' })
  source: SafetySource;

  @Public('The confidence is part of the trigger.')
  @inSql.expression(triggerConfidence)
  @Field(() => Int, { nullable: true, description: 'Confidence of the model in percent. Null if a phrase matched.' })
  confidencePercent: number | null;

  @Field(() => SafetyOutcomeEnum, { description: 'What happened after the match.' })
  outcome: SafetyOutcome;

  @Field(() => ID, { nullable: true, description: 'Id of the conversation. Null if the match was in a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the message. Null if the match was in a call.' })
  messageId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the call. Null if the match was in a message.' })
  callId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the utterance. Null if the match was in a message.' })
  turnId: string | null;

  @Public('The contact is part of the trigger.')
  @inSql.expression(triggerContactName)
  @Field(() => String, {
    description: 'Name of the contact, `Unnamed contact` instead of a phone number, or `Withheld number`.',
  })
  contactName: string;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time of the match.' })
  occurredAt: Date;
}

@ObjectType({ description: 'A safety concept that matches a text.' })
class SafetyMatch {
  @Field(() => ID, { description: 'Id of the matching concept.' })
  conceptId: string;

  @Field(() => String, { description: 'Name of the matching concept.' })
  conceptName: string;

  @Field(() => SafetySeverityEnum, { description: 'Severity of the matching concept.' })
  severity: SafetySeverity;

  @Field(() => String, { description: 'Phrase of the concept that matched.' })
  phrase: string;

  @Field(() => Int, { description: 'Number of messages that must match. If 1, a single match is enough.' })
  minMatches: number;

  @Field(() => Int, { description: "Number of the contact's latest messages in which the matches are counted." })
  windowSize: number;

  @Field(() => SafetyOutcomeEnum, { description: 'What happens after enough matches.' })
  outcome: SafetyOutcome;
}

@InputType({ description: 'Conditions on a match. All conditions that are set must be met.' })
class SafetyTriggerFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of an existing or deleted concept. If null or omitted, matches of all concepts are returned.',
  })
  conceptId?: string | null;

  @Field(() => [SafetyOutcomeEnum], {
    nullable: true,
    description: 'Outcomes of the matches. If null, empty or omitted, matches with any outcome are returned.',
  })
  outcomes?: SafetyOutcome[] | null;
}

const SafetyTriggerConnection = connectionOf('SafetyTrigger', () => SafetyTrigger);

@Resolver()
export class SafetyTriggerResolver {
  @Can('read', 'SafetyTrigger')
  @ProjectedField()
  @Query(() => SafetyTriggerConnection, { description: 'Matches of safety concepts, latest first.' })
  safetyTriggers(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => SafetyTriggerFilter, { nullable: true }) filter: SafetyTriggerFilter | null,
  ) {
    return page({ first, after }, { by: 'at', where: triggersWhere(filter ?? {}) });
  }

  @Can('read', 'SafetyTrigger')
  @Query(() => ConceptTrialPage, {
    description:
      'Tests a safety concept or phrases on past messages and utterances of contacts, newest first, in pages of at most 500 texts. Each single match is returned. Nothing is stored.',
  })
  tryConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TryConceptInput, {
      description: 'Phrases to test and the period of messages to test them with.',
    })
    { conceptId, phrases, days, after }: TryConceptInput,
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
    description:
      'Tests a text against the safety concepts of the workspace. Returns the matches, strongest outcome first. Nothing is stored.',
  })
  testSafetyRules(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('text', () => String, { description: 'Text to test, at most 5,000 characters.' }) text: string,
  ) {
    return testSafetyRules(ctx, text);
  }
}
