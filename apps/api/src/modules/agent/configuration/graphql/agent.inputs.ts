import type { Goal, QuestionType } from '@frontdesk/agent';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { GoalEnum, QuestionTypeEnum } from '../../../../graphql/enums.ts';

const REVISION = 'The revision of the draft that the change is based on; an older one is refused with AGENT_CHANGED.';

@InputType()
export class UpdatePersonaInput {
  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  role: string;

  @Field(() => String, { description: 'At most 500 characters.' })
  tone: string;
}

@InputType()
export class QualificationQuestionInput {
  @Field(() => String, { description: 'Unique among the questions.' })
  key: string;

  @Field(() => String)
  words: string;

  @Field(() => QuestionTypeEnum)
  type: QuestionType;

  @Field(() => [String], { description: 'At least two for a CHOICE, none for other types.' })
  choices: string[];

  @Field(() => Boolean)
  required: boolean;

  @Field(() => [String])
  disqualifying: string[];
}

@InputType()
export class UpdateQuestionsInput {
  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => [QualificationQuestionInput], { description: 'All questions in order. At most twenty.' })
  questions: QualificationQuestionInput[];
}

@InputType()
export class UpdateContextGraphInput {
  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => GoalEnum)
  goal: Goal;

  @Field(() => String, {
    nullable: true,
    description:
      'Graph as JSON. Slots of questions and a booking flow that equals the generated one may be left out. Null removes all own flows and settings.',
  })
  source: string | null;
}

@InputType()
export class PublishAgentInput {
  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => String, { description: 'Description of the change for the version list. May be empty.' })
  note: string;
}

@InputType()
export class RollBackAgentInput {
  @Field(() => ID)
  versionId: string;
}

const Speaker = { CONTACT: 'CONTACT', AGENT: 'AGENT' } as const;
registerEnumType(Speaker, { name: 'AgentTestSpeaker', description: 'One message of a test chat.' });

@InputType()
export class AgentTestMessageInput {
  @Field(() => Speaker)
  by: keyof typeof Speaker;

  @Field(() => String)
  text: string;
}

@InputType()
export class TestAgentInput {
  @Field(() => [AgentTestMessageInput], {
    description: 'All messages so far, including the last one. Empty for a greeting.',
  })
  history: AgentTestMessageInput[];

  @Field(() => String, { nullable: true, description: 'Value from the previous reply. Null at the start.' })
  memory: string | null;
}
