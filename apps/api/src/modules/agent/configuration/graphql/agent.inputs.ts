import type { Goal, QuestionType } from '@frontdesk/agent';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { GoalEnum, QuestionTypeEnum } from '../../../../graphql/enums.ts';
import { AGENT_ID } from './agent-id.ts';

const REVISION =
  'Revision of the draft that the caller has read. If the draft has changed since, the mutation is refused with AGENT_CHANGED.';

@InputType()
export class UpdatePersonaInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Role of the agent, 1 to 200 characters.' })
  role: string;

  @Field(() => String, { description: 'Tone of voice, at most 500 characters.' })
  tone: string;
}

@InputType()
export class QualificationQuestionInput {
  @Field(() => String, { description: 'Key of the question, unique among the questions.' })
  key: string;

  @Field(() => String)
  words: string;

  @Field(() => QuestionTypeEnum)
  type: QuestionType;

  @Field(() => [String], {
    description: 'Allowed answers to a question of the type CHOICE, at least two. Empty for other types.',
  })
  choices: string[];

  @Field(() => Boolean)
  required: boolean;

  @Field(() => [String])
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

  @Field(() => GoalEnum)
  goal: Goal;

  @Field(() => String, {
    nullable: true,
    description:
      'Context graph as JSON. Slots of questions, and a booking flow that is equal to the generated one, can be left out. If null or omitted, all flows and settings of the workspace are removed.',
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
}

@InputType()
export class RollBackAgentInput {
  @Field(() => ID)
  versionId: string;
}

const Speaker = { CONTACT: 'CONTACT', AGENT: 'AGENT' } as const;
registerEnumType(Speaker, {
  name: 'AgentTestSpeaker',
  description: 'Author of a message in a test chat.',
  valuesConfig: { CONTACT: { description: 'The simulated contact.' }, AGENT: { description: 'The agent.' } },
});

@InputType()
export class AgentTestMessageInput {
  @Field(() => Speaker)
  by: keyof typeof Speaker;

  @Field(() => String)
  text: string;
}

@InputType()
export class TestAgentInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => [AgentTestMessageInput], {
    description: 'All messages of the test chat, including the last message. If empty, the agent greets the contact.',
  })
  history: AgentTestMessageInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Value of `memory` from the previous result. If null or omitted, the test chat starts.',
  })
  memory: string | null;
}
