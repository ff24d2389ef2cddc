import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A part of a text. Positions count UTF-16 code units from 0.' })
class TextRange {
  @Field(() => Int, { description: 'Position of the first code unit.' })
  start: number;

  @Field(() => Int, { description: 'Position after the last code unit.' })
  end: number;
}

@ObjectType({ description: 'A message or utterance of a contact that matches the tested phrases.' })
export class ConceptTrialMatch {
  @Field(() => ID, { description: 'Id of the message or utterance.' })
  id: string;

  @Field(() => ID, { nullable: true, description: 'Id of the conversation. Null if the match is in a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the call. Null if the match is in a message.' })
  callId: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the message or utterance.' })
  occurredAt: Date;

  @Field(() => String, { description: 'Tested phrase that matches.' })
  phrase: string;

  @Field(() => String, {
    description:
      'Excerpt of at most 200 characters. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  excerpt: string;

  @Field(() => TextRange, {
    nullable: true,
    description:
      'Shortest range of whole words in the excerpt that matches the phrase. Null if the excerpt does not contain all matching words.',
  })
  matchedRange: TextRange | null;
}

@ObjectType({ description: 'One page of the matches of tested phrases in past conversations. Nothing is stored.' })
export class ConceptTrialPage {
  @Field(() => Int, { description: 'Number of messages and utterances of contacts that were searched for this page.' })
  scanned: number;

  @Field(() => Int, { description: 'Number of messages and utterances in the time range, at most 10,000.' })
  total: number;

  @Field(() => [ConceptTrialMatch], { description: 'Matches on this page, newest first.' })
  matches: ConceptTrialMatch[];

  @Field(() => String, { nullable: true, description: 'Cursor of the next page. Null on the last page.' })
  nextCursor: string | null;
}
