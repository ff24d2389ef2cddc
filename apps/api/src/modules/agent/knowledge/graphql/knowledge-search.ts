import type { KnowledgePassageKind } from '@frontdesk/domain';
import { Arg, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { KnowledgePassageKindEnum } from '../../../../graphql/enums.ts';
import { knowledgeEmbeddings, knowledgeSearch } from '../use-cases/knowledge-search.ts';

@ObjectType({ description: 'A passage that the agent would receive for a question.' })
class FoundPassage {
  @Field(() => KnowledgePassageKindEnum, { description: 'Where the passage comes from.' })
  kind: KnowledgePassageKind;

  @Field(() => String, { description: 'Title of the source, or the question that it answers.' })
  title: string;

  @Field(() => [String], { description: 'Headings above the passage, from the outermost to the innermost.' })
  headings: readonly string[];

  @Field(() => String, { description: 'Text of the passage as the agent receives it.' })
  text: string;

  @Field(() => Int, { nullable: true, description: 'Page of a PDF file, starting with 1. Null for other sources.' })
  pageNumber: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the knowledge source. Null for the business profile and the business hours.',
  })
  sourceId: string | null;

  @Field(() => String, { nullable: true, description: 'URL of the web page. Null for other sources.' })
  url: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Similarity of the meanings of passage and question, from 0 to 1. Null if the passage was found by keywords only.',
  })
  similarity: number | null;
}

@ObjectType({ description: 'What the agent finds in the knowledge for a question.' })
class KnowledgeSearch {
  @Field(() => Boolean, { description: 'Whether the agent answers the question. If false, no passage was found.' })
  isSupported: boolean;

  @Field(() => [FoundPassage], { description: 'At most 5 passages, best match first.' })
  passages: readonly FoundPassage[];
}

@ObjectType({ description: 'State of the search by meaning, which compares vectors of texts.' })
class KnowledgeEmbeddings {
  @Field(() => Boolean, {
    description:
      'Whether a model is chosen for EMBEDDING with `updateModelRoute`. If false, the search compares keywords only.',
  })
  isEnabled: boolean;

  @Field(() => Int, { description: 'Number of passages of the knowledge, including those of the business profile.' })
  passageCount: number;

  @Field(() => Int, {
    description: 'Number of passages whose vectors are stored. The other passages are found by keywords only.',
  })
  embeddedCount: number;
}

@Resolver()
export class KnowledgeSearchResolver {
  @Can('read', 'KnowledgeSource')
  @Query(() => KnowledgeSearch, {
    description:
      'Returns what the agent finds for a question. Nothing is sent to a contact. With search by meaning, the question is sent to the embedding model, and the cost is recorded.',
  })
  knowledgeSearch(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('question', () => String, { description: 'Question with at most 500 characters.' }) question: string,
  ): Promise<KnowledgeSearch> {
    return knowledgeSearch(ctx, question);
  }

  @Can('read', 'KnowledgeSource')
  @Query(() => KnowledgeEmbeddings, {
    description: 'Whether the knowledge is searched by meaning, and how many passages are ready for it.',
  })
  knowledgeEmbeddings(@InWorkspace() ctx: WorkspaceContext): Promise<KnowledgeEmbeddings> {
    return knowledgeEmbeddings(ctx);
  }
}
