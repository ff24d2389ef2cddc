import type { Goal, Outcome, QuestionType } from '@frontdesk/agent';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { GoalEnum, OutcomeEnum, QuestionTypeEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'What the agent has to learn from a person.' })
export class DraftedQuestion {
  @Field(() => String, { description: 'Names the answer, in lower-case letters, digits and underscores.' })
  key: string;

  @Field(() => String)
  words: string;

  @Field(() => QuestionTypeEnum)
  type: QuestionType;

  @Field(() => [String], { description: 'The answers of a CHOICE; empty for every other type.' })
  choices: string[];

  @Field(() => Boolean, { description: 'Whether a person is asked for when it stays open.' })
  required: boolean;

  @Field(() => [String], { description: 'Answers that end the conversation kindly.' })
  disqualifying: string[];
}

@ObjectType({ description: 'Who the agent is to the people it writes to, as it is being edited.' })
export class DraftedPersona {
  @Field(() => String)
  name: string;

  @Field(() => String)
  role: string;

  @Field(() => String, { description: 'How it speaks; may be empty.' })
  tone: string;

  @Field(() => [DraftedQuestion], { description: 'In the order in which they are asked.' })
  questions: DraftedQuestion[];
}

@ObjectType({ description: 'The agent as it is being edited. Nobody meets it before it is published.' })
export class AgentDraft {
  @Field(() => Int, { description: 'Counts changes. A change names the revision that it was made from.' })
  revision: number;

  @Field(() => DraftedPersona)
  persona: DraftedPersona;

  @Field(() => GoalEnum)
  goal: Goal;

  @Field(() => String, { description: 'The context graph as JSON: made of the questions, or written by hand.' })
  source: string;

  @Field(() => Boolean, { description: 'Whether somebody wrote the graph; the questions then have no effect on it.' })
  handWritten: boolean;

  @Field(() => Int, { nullable: true, description: 'The version at work; null before the first.' })
  publishedNumber: number | null;

  @Field(() => Boolean, { description: 'Whether what is at work says the same.' })
  isPublished: boolean;
}

@ObjectType({ description: 'The agent as it was published. Never changes.' })
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

  @Public('The graph of a version belongs to it.')
  @inSql.through('graphVersion', 'source')
  @Field(() => String, { description: 'The context graph as JSON.' })
  source: string;

  @Field(() => String, { description: 'What whoever published it said about it; may be empty.' })
  note: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the version that this one restored; null otherwise.',
  })
  restoredNumber: number | null;

  @Field(() => String)
  publishedByName: string;

  @Field(() => GraphQLDateTimeISO)
  publishedAt: Date;
}

export const AgentVersionConnection = connectionOf('AgentVersion', () => AgentVersion);

@ObjectType({ description: 'An answer that the agent has understood.' })
export class TriedAnswer {
  @Field(() => String)
  key: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'A tool that the agent would have used.' })
export class TriedCall {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'As JSON.' })
  arguments: string;
}

@ObjectType({ description: 'What the agent did in one turn of a test chat. Nothing of it is kept.' })
export class Trial {
  @Field(() => [String], { description: 'Messages, in their order; none when it stays silent.' })
  said: string[];

  @Field(() => [TriedCall])
  calls: TriedCall[];

  @Field(() => [TriedAnswer])
  answers: TriedAnswer[];

  @Field(() => String, { description: 'The state of the graph in which the conversation stands.' })
  state: string;

  @Field(() => OutcomeEnum, { nullable: true, description: 'Null while the conversation goes on.' })
  outcome: Outcome | null;

  @Field(() => String, { nullable: true, description: 'Why it asked for a person; null when it did not.' })
  handedOff: string | null;

  @Field(() => String, { description: 'Give it back with the next message.' })
  memory: string;
}
