import type { KnowledgePassageKind } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { KnowledgePassageKindEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'Passage that the agent used as the source of a stated fact, with its text at that time.' })
export class AnswerSource {
  @Field(() => ID, { description: 'Id of the reference to the passage, not of the passage itself.' })
  id: string;

  @Field(() => KnowledgePassageKindEnum, { description: 'Where the passage comes from.' })
  kind: KnowledgePassageKind;

  @Field(() => String, { description: 'Title of the source, or the question that it answers.' })
  title: string;

  @Field(() => [String], { description: 'Headings above the passage, from the outermost to the innermost.' })
  headings: string[];

  @Field(() => String, { description: 'Text of the passage when the agent used it.' })
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
}
