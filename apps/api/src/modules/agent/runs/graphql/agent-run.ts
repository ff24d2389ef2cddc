import {
  type AgentCheckKind,
  type AgentStepKind,
  type KnowledgePassageKind,
  type ModelProvider,
  TRACE_LIMITS,
} from '@frontdesk/domain';
import { Arg, Field, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Can, Public } from '../../../../graphql/can.ts';
import {
  AgentCheckKindEnum,
  AgentStepKindEnum,
  KnowledgePassageKindEnum,
  ModelProviderEnum,
} from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, inSql, list, ProjectedField } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'A passage that a search of the knowledge found.' })
class RetrievedPassage {
  @Field(() => String, { description: 'Reference of the passage in the prompt and in the reply, for example `p1`.' })
  reference: string;

  @Field(() => String, { description: 'Question that was searched for.' })
  question: string;

  @Field(() => KnowledgePassageKindEnum, { description: 'Where the passage comes from.' })
  kind: KnowledgePassageKind;

  @Field(() => String, { description: 'Title of the source, or the question that it answers.' })
  title: string;

  @Field(() => [String], { description: 'Headings above the passage, from the outermost to the innermost.' })
  headings: string[];

  @Field(() => String, { description: 'Text of the passage at the time of the search, at most 2,000 characters.' })
  text: string;

  @Field(() => Int, { nullable: true, description: 'Page of a PDF file, starting with 1. Null for other sources.' })
  pageNumber: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the knowledge source, which may have been deleted since. Null for the business profile and the business hours.',
  })
  sourceId: string | null;

  @Field(() => String, { nullable: true, description: 'URL of the web page. Null for other sources.' })
  url: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the question that the passage contains, from 0 to 1. Null for a list of prices, which is not ranked.',
  })
  score: number | null;
}

@ObjectType({ description: "Result of a check of a model's reply." })
class AgentCheck {
  @Field(() => AgentCheckKindEnum, { description: 'What was checked.' })
  kind: AgentCheckKind;

  @Field(() => Boolean, { description: 'Whether the reply passed the check.' })
  isPassed: boolean;

  @Field(() => [String], { description: 'Reasons why the reply did not pass. Empty if it passed.' })
  problems: string[];
}

@ObjectType({ description: 'A step of an agent run: a call to a model or a tool, with its result.' })
export class AgentRunStep {
  @Field(() => Int, { description: 'Position of the step in the run, starting with 1.' })
  position: number;

  @Field(() => AgentStepKindEnum, { description: 'What the step did.' })
  kind: AgentStepKind;

  @Field(() => GraphQLDateTime, { description: 'Time at which the step started.' })
  startedAt: Date;

  @Field(() => Int, { description: 'Duration of the step in milliseconds.' })
  durationMs: number;

  @Field(() => ModelProviderEnum, {
    nullable: true,
    description: 'Provider of the model that replied. Null for a tool or if no model was called.',
  })
  provider: ModelProvider | null;

  @Field(() => String, {
    nullable: true,
    description: 'Model that replied, which can be a fallback. Null for a tool or if no model was called.',
  })
  model: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of input tokens. Null if it is not known.' })
  inputTokens: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of output tokens. Null if it is not known.' })
  outputTokens: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Cost of the step in millionths of a US dollar. Null if it is not known or for a tool.',
  })
  costMicros: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Instructions in the prompt. Null for a tool or if no model was called.',
  })
  instructions: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Data that the prompt contains, as JSON. Null for a tool or if no model was called.',
  })
  input: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The model's reply, as JSON. Null for a tool or if the model did not reply.",
  })
  reply: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the tool. Null for a call to a model.' })
  tool: string | null;

  @Field(() => String, { nullable: true, description: 'Arguments of the tool, as JSON. Null for a call to a model.' })
  arguments: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Result of the tool, as JSON. Null for a call to a model, if there is no result, or if there are passages.',
  })
  result: string | null;

  @Field(() => String, { nullable: true, description: 'Error code of the tool. Null if there was no error.' })
  error: string | null;

  @inSql.column('isCut')
  @Field(() => Boolean, {
    description:
      'Whether texts of the step were truncated. A text has at most 32,000 characters, and the texts of a run 300,000.',
  })
  isTruncated: boolean;
}

@ObjectType({ implements: Node, description: 'Trace of an agent run, which replies to a contact step by step.' })
export class AgentRun {
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the run started.' })
  startedAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the reply was sent or the run failed. Null while it is in progress.',
  })
  finishedAt: Date | null;

  @Public('Part of the run.')
  @inSql.relation('steps', () => list([['position', 'asc']], { limit: TRACE_LIMITS.steps }))
  @Field(() => [AgentRunStep], {
    description:
      'Steps of the run in chronological order, at most 50. Empty for runs that took place before steps were stored.',
  })
  steps: AgentRunStep[];
}

@Resolver()
export class AgentRunResolver {
  @Can('read', 'AgentRun')
  @ProjectedField()
  @Query(() => AgentRun, { description: 'An agent run. NOT_FOUND if the id does not exist in this workspace.' })
  agentRun(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }
}

interface StoredPassage extends Omit<RetrievedPassage, 'reference'> {
  readonly id: string;
}

interface StoredTexts {
  readonly passages: readonly StoredPassage[];
  readonly checks: readonly Omit<AgentCheck, 'isPassed'>[];
}

@Resolver(() => AgentRunStep)
export class AgentRunStepFields {
  @Public('Part of the step.')
  @inSql.row({ passages: true })
  @FieldResolver(() => [RetrievedPassage], {
    description: 'Passages that a search of the knowledge found, most relevant first. Empty for other steps.',
  })
  passages(@Root() { passages }: StoredTexts): RetrievedPassage[] {
    return passages.map(({ id, ...passage }) => ({ ...passage, reference: id }));
  }

  @Public('Part of the step.')
  @inSql.row({ checks: true })
  @FieldResolver(() => [AgentCheck], {
    description: "Checks of the model's reply, in the order in which they were performed. Empty for a tool.",
  })
  checks(@Root() { checks }: StoredTexts): AgentCheck[] {
    return checks.map((check) => ({ ...check, isPassed: check.problems.length === 0 }));
  }
}
