import type { Goal, QuestionType } from '@frontdesk/agent';
import type { Outcome } from '@frontdesk/agent/engine';
import type { TestPolicy } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { GoalEnum, OutcomeEnum, QuestionTypeEnum, TestPolicyEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { AnswerSource } from '../../answer-sources/index.ts';

@ObjectType({ description: 'A question that the agent asks contacts.' })
export class DraftedQuestion {
  @Field(() => String, { description: 'Unique key of the question in lower-case letters, digits and underscores.' })
  key: string;

  @Field(() => String, { description: 'Wording with which the agent asks the question.' })
  words: string;

  @Field(() => QuestionTypeEnum, { description: 'Type of answer that the agent accepts.' })
  type: QuestionType;

  @Field(() => [String], { description: 'Allowed answers to a question of the type CHOICE. Empty for other types.' })
  choices: string[];

  @Field(() => Boolean, {
    description: 'Whether the agent hands off to a human if the contact does not answer the question.',
  })
  required: boolean;

  @Field(() => [String], {
    description: 'Answers after which the lead is disqualified and the agent ends the conversation politely.',
  })
  disqualifying: string[];
}

@ObjectType({ description: 'Persona of the agent in the draft.' })
export class DraftedPersona {
  @Field(() => String, { description: 'Name with which the agent introduces itself to contacts.' })
  name: string;

  @Field(() => String, { description: 'Role of the agent, which the language model receives, at most 200 characters.' })
  role: string;

  @Field(() => String, { description: 'Tone of voice. Can be empty.' })
  tone: string;

  @Field(() => [DraftedQuestion], { description: 'Questions in the order in which the agent asks them.' })
  questions: DraftedQuestion[];
}

@ObjectType({ description: 'A problem of a context graph that prevents its publication.' })
export class GraphProblem {
  @Field(() => String, {
    nullable: true,
    description: 'Name of the flow that has the problem. Null if the problem concerns a slot or the whole graph.',
  })
  flow: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the state that has the problem. Null if the problem concerns the whole flow.',
  })
  state: string | null;

  @Field(() => String, { description: 'Path of the problem in the graph, for example `flows.parking.states.greet`.' })
  path: string;

  @Field(() => String, { description: 'Message for members, in one sentence.' })
  message: string;
}

@ObjectType({ description: 'Draft of an agent. Changes take effect when the draft is published.' })
export class AgentDraft {
  @Field(() => ID, { description: 'Id of the agent that the draft belongs to.' })
  agentId: string;

  @Field(() => String, { description: 'Name of the agent in the workspace. Contacts do not see it.' })
  name: string;

  @Field(() => Int, {
    description:
      'Revision number, which increases with every change. Mutations of the draft require the current revision.',
  })
  revision: number;

  @Field(() => DraftedPersona, { description: 'Name, role, tone and questions of the agent in the draft.' })
  persona: DraftedPersona;

  @Field(() => GoalEnum, { description: 'What the agent tries to achieve in a conversation.' })
  goal: Goal;

  @Field(() => String, {
    description:
      "Context graph as JSON. It includes the booking flow that is generated from the questions, the workspace's own flows, and settings.",
  })
  source: string;

  @Field(() => Boolean, {
    description: 'Whether the workspace has its own booking flow. If true, the order of the questions has no effect.',
  })
  hasCustomBookFlow: boolean;

  @Field(() => [GraphProblem], {
    description: 'Problems of the context graph. A draft with problems cannot be published.',
  })
  problems: GraphProblem[];

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the active version. Null if no version has been published yet.',
  })
  publishedNumber: number | null;

  @Field(() => Boolean, { description: 'Whether the active version is identical to the draft.' })
  isPublished: boolean;

  @Field(() => TestPolicyEnum, { description: 'Which test results are required to publish the agent.' })
  testPolicy: TestPolicy;

  @Field(() => Boolean, {
    description: 'Whether the latest completed run of the current test cases with exactly this draft passed.',
  })
  hasPassedTests: boolean;
}

@ObjectType({ implements: Node, description: 'A published version of an agent. It never changes.' })
export class AgentVersion {
  id: string;

  @Field(() => ID, { description: 'Id of the agent of the version.' })
  agentId: string;

  @Field(() => Int, { description: 'Number of the version, starting at 1 for each agent.' })
  number: number;

  @Field(() => ID, { description: 'Id of the context graph. Versions with the same context graph have the same id.' })
  graphVersionId: string;

  @Public('The graph is part of the version.')
  @inSql.through('graphVersion', 'number')
  @Field(() => Int, { description: 'Number of the context graph. It increases when a changed graph is published.' })
  graphNumber: number;

  @Field(() => String, { description: 'Name with which this version introduces itself to contacts.' })
  personaName: string;

  @Field(() => String, { description: 'Role of the agent, which the language model receives.' })
  personaRole: string;

  @Field(() => String, { description: 'Tone of voice of this version. Can be empty.' })
  personaTone: string;

  @Field(() => String, {
    description: 'Description of the change by the member who published the version. Can be empty.',
  })
  note: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the earlier version that was published again. Null if the draft was published.',
  })
  restoredNumber: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the state of the knowledge at the publication. Null for versions from before knowledge had versions.',
  })
  knowledgeNumber: number | null;

  @Field(() => String, { description: 'Name of the member who published the version, at that time, or `Frontdesk`.' })
  publishedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the version was published.' })
  publishedAt: Date;
}

export const AgentVersionConnection = connectionOf('AgentVersion', () => AgentVersion);

@ObjectType({ description: "A contact's answer as the agent understood it." })
export class AgentTestAnswer {
  @Field(() => String, { description: 'Key of the question, for example `need`.' })
  key: string;

  @Field(() => String, { description: 'Answer as text.' })
  value: string;
}

@ObjectType({ description: 'A tool call of the agent in a test chat. It was simulated.' })
export class AgentTestToolCall {
  @Field(() => String, { description: 'Name of the tool.' })
  name: string;

  @Field(() => String, { description: 'Arguments of the call as JSON.' })
  arguments: string;
}

@ObjectType({ description: 'Result of one message in a test chat. Nothing is stored.' })
export class AgentTest {
  @Field(() => [String], {
    description: 'Messages of the agent, in chronological order. Empty if the agent does not reply.',
  })
  replies: string[];

  @Field(() => [AnswerSource], {
    description: 'Passages that support the facts in `replies`. Empty if the agent states no fact.',
  })
  sources: AnswerSource[];

  @Field(() => [AgentTestToolCall], {
    description: 'Tool calls of the agent in response to the message, in chronological order.',
  })
  calls: AgentTestToolCall[];

  @Field(() => [AgentTestAnswer], { description: 'Answers that the agent has collected so far in the test chat.' })
  answers: AgentTestAnswer[];

  @Field(() => String, {
    description:
      "Flow and state that wait for the contact's answer, for example `book.ask_need`. Empty if the agent does not wait for an answer.",
  })
  state: string;

  @Field(() => OutcomeEnum, {
    nullable: true,
    description: 'Outcome of the episode. Null while the episode continues.',
  })
  outcome: Outcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for which the agent handed off to a human. Null if it did not hand off.',
  })
  handedOff: string | null;

  @Field(() => String, { description: 'Opaque state of the test chat. Pass it with the next message.' })
  memory: string;
}
