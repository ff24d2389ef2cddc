import type { Goal, QuestionType } from '@frontdesk/agent';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { GoalEnum, QuestionTypeEnum } from '../../../../graphql/enums.ts';
import { AGENT_ID } from './agent-id.ts';
import { RolloutInput } from './rollout.ts';

const REVISION =
  'Revision of the draft that the client has read. If the draft has changed since, the mutation is refused with AGENT_CHANGED.';

@InputType()
export class UpdatePersonaInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => String, { description: 'Name with which the agent introduces itself to contacts, 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Role of the agent, 1 to 200 characters.' })
  role: string;

  @Field(() => String, { description: 'Tone of voice, at most 500 characters.' })
  tone: string;
}

@InputType({ description: 'A question that the agent asks contacts.' })
export class QualificationQuestionInput {
  @Field(() => String, { description: 'Key of the question, unique among the questions.' })
  key: string;

  @Field(() => String, { description: 'Wording with which the agent asks the question, 1 to 300 characters.' })
  words: string;

  @Field(() => QuestionTypeEnum, { description: 'Type of answer that the agent accepts.' })
  type: QuestionType;

  @Field(() => [String], {
    description: 'Allowed answers to a question of the type CHOICE, at least two. Empty for other types.',
  })
  choices: string[];

  @Field(() => Boolean, { description: 'Whether the agent hands off to a human if the contact does not answer.' })
  required: boolean;

  @Field(() => [String], { description: 'Answers after which the lead is disqualified. Can be empty.' })
  disqualifying: string[];
}

@InputType()
export class UpdateQuestionsInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => [QualificationQuestionInput], { description: 'All questions in order, at most twenty.' })
  questions: QualificationQuestionInput[];
}

@InputType()
export class UpdateContextGraphInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => GoalEnum, { description: 'What the agent tries to achieve in a conversation.' })
  goal: Goal;

  @Field(() => String, {
    nullable: true,
    description:
      'Context graph as JSON. Slots of questions, and a booking flow that is equal to the generated one, can be left out. If null, all flows and settings of the workspace are removed.',
  })
  source: string | null;
}

@InputType()
export class PublishAgentInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => String, { description: 'Description of the change, shown in the list of versions. Can be empty.' })
  note: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Reason to publish although the agent requires tests that have not passed on this draft, at most 500 characters. It is stored in the audit log.',
  })
  untestedReason?: string | null;

  @Field(() => RolloutInput, {
    nullable: true,
    description: 'Share of the contacts who get the version. If null or omitted, all contacts get the version.',
  })
  rollout?: RolloutInput | null;
}

const Speaker = { CONTACT: 'CONTACT', AGENT: 'AGENT' } as const;
registerEnumType(Speaker, {
  name: 'AgentTestSpeaker',
  description: 'Author of a message in a test chat.',
  valuesConfig: { CONTACT: { description: 'The simulated contact.' }, AGENT: { description: 'The agent.' } },
});

@InputType({ description: 'A message of the test chat.' })
export class AgentTestMessageInput {
  @Field(() => Speaker, { description: 'Who wrote the message.' })
  by: keyof typeof Speaker;

  @Field(() => String, { description: 'Text of the message.' })
  text: string;
}

@InputType()
export class TestAgentInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => [AgentTestMessageInput], {
    description:
      'All messages of the test chat, including the last message: at most 100, each with at most 5,000 characters. If empty, the agent greets the contact.',
  })
  history: AgentTestMessageInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Value of `memory` from the previous result. If null or omitted, the test chat starts.',
  })
  memory: string | null;
}
