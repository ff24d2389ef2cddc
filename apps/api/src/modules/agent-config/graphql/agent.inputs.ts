import type { Goal, QuestionType } from '@frontdesk/agent';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { GoalEnum, QuestionTypeEnum } from '../../../graphql/enums.ts';

const REVISION = 'The revision of the draft that the caller looked at; another one is refused with AGENT_CHANGED.';

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

  @Field(() => [String], { description: 'Two at least for a CHOICE, none for every other type.' })
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

  @Field(() => [QualificationQuestionInput], { description: 'All of them, in their order; at most twenty.' })
  questions: QualificationQuestionInput[];
}

@InputType()
export class UpdateContextGraphInput {
  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => GoalEnum)
  goal: Goal;

  @Field(() => String, { nullable: true, description: 'A graph as JSON; null lets the questions make it.' })
  source: string | null;
}

@InputType()
export class PublishAgentInput {
  @Field(() => Int, { description: REVISION })
  revision: number;

  @Field(() => String, { description: 'What changes, for those who read the list of versions; may be empty.' })
  note: string;
}

@InputType()
export class RollBackAgentInput {
  @Field(() => ID)
  versionId: string;
}

const Speaker = { CONTACT: 'CONTACT', AGENT: 'AGENT' } as const;
registerEnumType(Speaker, { name: 'TrialSpeaker', description: 'Who said something in a test chat.' });

@InputType()
export class TrialLineInput {
  @Field(() => Speaker)
  by: keyof typeof Speaker;

  @Field(() => String)
  text: string;
}

@InputType()
export class TryAgentInput {
  @Field(() => [TrialLineInput], {
    description: 'What was said so far, the last message included; empty for a greeting.',
  })
  history: TrialLineInput[];

  @Field(() => String, { nullable: true, description: 'As the last trial gave it; null to begin.' })
  memory: string | null;
}
