import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A past text of a contact that the phrases match.' })
export class ConceptTrialMatch {
  @Field(() => ID, { description: 'Message or utterance.' })
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null for a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null for a message.' })
  callId: string | null;

  @Field(() => GraphQLDateTime)
  occurredAt: Date;

  @Field(() => String)
  phrase: string;

  @Field(() => String, {
    description: 'At most 200 characters. Numbers and email addresses are masked for viewers who see them masked.',
  })
  excerpt: string;
}

@ObjectType({ description: 'One page of a trial over past conversations. Nothing is stored.' })
export class ConceptTrialPage {
  @Field(() => Int, { description: 'Texts of contacts on this page.' })
  scanned: number;

  @Field(() => Int, { description: 'Texts in the range, at most 10,000.' })
  total: number;

  @Field(() => [ConceptTrialMatch], { description: 'Newest first.' })
  matches: ConceptTrialMatch[];

  @Field(() => String, { nullable: true, description: 'Cursor of the next page. Null on the last one.' })
  nextCursor: string | null;
}
