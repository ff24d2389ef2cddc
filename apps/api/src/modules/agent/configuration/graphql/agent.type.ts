import type { Goal, QuestionType } from '@frontdesk/agent';
import type { Outcome } from '@frontdesk/agent/engine';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { GoalEnum, OutcomeEnum, QuestionTypeEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'One piece of information that the agent collects.' })
export class DraftedQuestion {
  @Field(() => String, { description: 'Identifies the answer. Lower-case letters, digits and underscores.' })
  key: string;

  @Field(() => String)
  words: string;

  @Field(() => QuestionTypeEnum)
  type: QuestionType;

  @Field(() => [String], { description: 'Allowed answers of a CHOICE. Empty for other types.' })
  choices: string[];

  @Field(() => Boolean, { description: 'Whether the agent hands off to a human when the question stays unanswered.' })
  required: boolean;

  @Field(() => [String], { description: 'Answers that end the conversation politely.' })
  disqualifying: string[];
}

@ObjectType({ description: 'Persona of the agent in the draft.' })
export class DraftedPersona {
  @Field(() => String)
  name: string;

  @Field(() => String)
  role: string;

  @Field(() => String, { description: 'Tone of voice. May be empty.' })
  tone: string;

  @Field(() => [DraftedQuestion], { description: 'In the order in which they are asked.' })
  questions: DraftedQuestion[];
}

@ObjectType({ description: 'A problem that prevents a graph from being published.' })
export class GraphProblem {
  @Field(() => String, {
    nullable: true,
    description: 'Flow that has the problem. Null for the whole graph or a slot.',
  })
  flow: string | null;

  @Field(() => String, { nullable: true, description: 'State that has the problem. Null for the whole flow.' })
  state: string | null;

  @Field(() => String, { description: 'Path in the graph, for example `flows.parking.states.greet`.' })
  path: string;

  @Field(() => String, { description: 'Message for people, in one sentence.' })
  message: string;
}

@ObjectType({ description: 'Draft of the agent. It has no effect before it is published.' })
export class AgentDraft {
  @Field(() => Int, { description: 'Increases with every change. Mutations name the revision they are based on.' })
  revision: number;

  @Field(() => DraftedPersona)
  persona: DraftedPersona;

  @Field(() => GoalEnum)
  goal: Goal;

  @Field(() => String, {
    description: 'Context graph as JSON: the booking flow of the questions, own flows and settings.',
  })
  source: string;

  @Field(() => Boolean, {
    description:
      'Whether an own flow replaces the generated booking flow. The order of the questions then has no effect.',
  })
  hasCustomBookFlow: boolean;

  @Field(() => [GraphProblem], { description: 'Problems of the graph. A draft with problems cannot be published.' })
  problems: GraphProblem[];

  @Field(() => Int, { nullable: true, description: 'Active version. Null before the first one.' })
  publishedNumber: number | null;

  @Field(() => Boolean, { description: 'Whether the active version equals the draft.' })
  isPublished: boolean;
}

@ObjectType({ description: 'A published, immutable version of the agent.' })
export class AgentVersion {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => String)
  personaName: string;

  @Field(() => String)
  personaRole: string;

  @Field(() => String)
  personaTone: string;

  @Field(() => String, { description: 'Description by the member who published it. May be empty.' })
  note: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the restored version. Null when the draft was published.',
  })
  restoredNumber: number | null;

  @Field(() => String)
  publishedByName: string;

  @Field(() => GraphQLDateTime)
  publishedAt: Date;
}

export const AgentVersionConnection = connectionOf('AgentVersion', () => AgentVersion);

@ObjectType({ description: 'An answer that the agent understood.' })
export class AgentTestAnswer {
  @Field(() => String)
  key: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'A tool call that the agent would have made.' })
export class AgentTestToolCall {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'As JSON.' })
  arguments: string;
}

@ObjectType({ description: 'Result of one turn of a test chat. Nothing is stored.' })
export class AgentTest {
  @Field(() => [String], { description: 'Messages of the agent, in order. Empty when it stays silent.' })
  replies: string[];

  @Field(() => [AgentTestToolCall])
  calls: AgentTestToolCall[];

  @Field(() => [AgentTestAnswer])
  answers: AgentTestAnswer[];

  @Field(() => String, {
    description: 'Flow and state that wait for the contact, as `book.ask_need`. Empty when none does.',
  })
  state: string;

  @Field(() => OutcomeEnum, { nullable: true, description: 'Null while the episode continues.' })
  outcome: Outcome | null;

  @Field(() => String, { nullable: true, description: 'Why the agent handed off to a human. Null when it did not.' })
  handedOff: string | null;

  @Field(() => String, { description: 'Opaque state. Pass it with the next message.' })
  memory: string;
}
