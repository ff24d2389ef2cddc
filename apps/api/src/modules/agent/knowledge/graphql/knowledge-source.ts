import {
  KNOWLEDGE_LIMITS,
  type KnowledgeFormat,
  type KnowledgeReadError,
  type KnowledgeSourceKind,
  type KnowledgeSourceStatus,
} from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  KnowledgeFormatEnum,
  KnowledgeReadErrorEnum,
  KnowledgeSourceKindEnum,
  KnowledgeSourceStatusEnum,
} from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import {
  byId,
  inSql,
  list,
  NEWEST_FIRST,
  orderOf,
  ProjectedField,
  page,
  type Read,
} from '../../../../query-compiler/index.ts';
import { sourcesWhere } from '../knowledge.reads.ts';
import { syncKnowledgeSource } from '../use-cases/knowledge-files.ts';
import { createKnowledgeSource, deleteKnowledgeSource, updateKnowledgeSource } from '../use-cases/knowledge-sources.ts';
import { KnowledgeSourceFilter } from './knowledge-source-filter.ts';

@ObjectType({ description: 'A part of a knowledge source that the agent can find and quote.' })
class KnowledgePassage {
  @Field(() => ID, { description: 'Id of the passage. A change of the source replaces its passages.' })
  id: string;

  @Field(() => [String], { description: 'Headings above the passage, from the outermost to the innermost.' })
  headings: string[];

  @Field(() => String, { description: 'Text of the passage as the agent receives it.' })
  text: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Page of a PDF file, starting with 1. Null for other sources.',
  })
  pageNumber: number | null;
}

@ObjectType({
  implements: Node,
  description:
    'A text, a question with its answer, or a file, from which the agent states facts. Files are added with POST /uploads/knowledge.',
})
export class KnowledgeSource {
  id: string;

  @Field(() => KnowledgeSourceKindEnum, {
    description: 'Whether the source is a text, a question with its answer, or a file.',
  })
  kind: KnowledgeSourceKind;

  @Field(() => String, { description: 'Title of a text, the question, or the name of a file.' })
  title: string;

  @Field(() => String, {
    description: 'The text, or the answer. Empty for files, whose text is in the passages.',
  })
  text: string;

  @inSql.column('state')
  @Field(() => KnowledgeSourceStatusEnum, { description: 'Whether the source was read.' })
  status: KnowledgeSourceStatus;

  @Field(() => KnowledgeReadErrorEnum, {
    nullable: true,
    description: 'Reason why the source could not be read. Null unless the status is FAILED.',
  })
  error: KnowledgeReadError | null;

  @Field(() => KnowledgeFormatEnum, {
    nullable: true,
    description: 'Format of a file, recognized by its content. Null for other sources, and until the file is read.',
  })
  format: KnowledgeFormat | null;

  @Field(() => Int, { nullable: true, description: 'Size of a file in bytes. Null for other sources.' })
  byteCount: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of pages of a PDF file. Null for other sources, and until the file is read.',
  })
  pageCount: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last successful read of a file. Null for other sources, and if there was none.',
  })
  readAt: Date | null;

  @Field(() => Int, { description: 'Length of the text in characters. 0 for a file that was not read yet.' })
  characterCount: number;

  @Field(() => Int, { description: 'Number of passages into which the text is divided.' })
  passageCount: number;

  @Public('Part of the source.')
  @inSql.relation('passages', () => list([['position', 'asc']], { limit: KNOWLEDGE_LIMITS.shownPassages }))
  @Field(() => [KnowledgePassage], { description: 'The first 20 passages, in the order of the text.' })
  passages: KnowledgePassage[];

  @Field(() => GraphQLDateTime, { description: 'Time at which the source was added.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the member or key that added the source.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that made the last change.' })
  updatedByName: string;

  @Field(() => Int, { description: 'Number that increases with each change, starting with 1.' })
  revision: number;
}

const KnowledgeSourceConnection = connectionOf('KnowledgeSource', () => KnowledgeSource);

@InputType()
class CreateKnowledgeSourceInput {
  @Field(() => KnowledgeSourceKindEnum, {
    description: 'Whether the source is a text or a question with its answer. It cannot be changed.',
  })
  kind: KnowledgeSourceKind;

  @Field(() => String, { description: 'Title of a text, or the question, with 1 to 200 characters.' })
  title: string;

  @Field(() => String, {
    description:
      'An answer with 1 to 4000 characters, or a text with 1 to 100,000 characters. Markdown headings divide a text into sections.',
  })
  text: string;
}

@InputType()
class UpdateKnowledgeSourceInput {
  @Field(() => ID, { description: 'Id of the knowledge source.' })
  id: string;

  @Field(() => Int, { description: 'Revision of the source that the change is based on.' })
  revision: number;

  @Field(() => String, { description: 'Title of a text, or the question, with 1 to 200 characters.' })
  title: string;

  @Field(() => String, { description: 'An answer with 1 to 4000 characters, or a text with 1 to 100,000 characters.' })
  text: string;
}

@ObjectType({ description: 'Payload of the mutations that return a knowledge source.' })
export class KnowledgeSourcePayload extends Payload {
  @Field(() => KnowledgeSource, { description: 'Knowledge source after the mutation.' })
  readonly source: Read;
}

@Resolver()
export class KnowledgeSourceResolver {
  @Can('read', 'KnowledgeSource')
  @ProjectedField()
  @Query(() => KnowledgeSourceConnection, {
    description: 'Knowledge sources of the workspace. By default, newest first.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  knowledgeSources(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => KnowledgeSourceFilter, { nullable: true }) filter: KnowledgeSourceFilter | null,
    @Arg('orderBy', () => ListOrder, { nullable: true, description: 'Order of the list. If omitted, newest first.' })
    orderBy: ListOrder | null,
  ) {
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where: sourcesWhere(ctx, filter) });
  }

  @Can('read', 'KnowledgeSource')
  @ProjectedField()
  @Query(() => KnowledgeSource, { description: 'A knowledge source of the workspace.' })
  knowledgeSource(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'KnowledgeSource')
  @Mutation(() => KnowledgeSourcePayload, { description: 'Adds a text or a question with its answer.' })
  createKnowledgeSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateKnowledgeSourceInput) input: CreateKnowledgeSourceInput,
  ): Promise<KnowledgeSourcePayload | Refused> {
    return createKnowledgeSource(ctx, input);
  }

  @Can('update', 'KnowledgeSource')
  @Mutation(() => KnowledgeSourcePayload, {
    description: 'Changes a knowledge source. Refused if it was changed since the given revision.',
  })
  updateKnowledgeSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateKnowledgeSourceInput) input: UpdateKnowledgeSourceInput,
  ): Promise<KnowledgeSourcePayload | Refused> {
    return updateKnowledgeSource(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'KnowledgeSource')
  @Mutation(() => KnowledgeSourcePayload, {
    description:
      'Reads a file again that could not be read. Such a file is stored for 7 days. No effect while the file is being read.',
  })
  syncKnowledgeSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<KnowledgeSourcePayload | Refused> {
    return syncKnowledgeSource(ctx, ids.uuid(id));
  }

  @Can('delete', 'KnowledgeSource')
  @Mutation(() => DeletedPayload, {
    description: 'Deletes a knowledge source. Messages keep the passages on which they are based.',
  })
  deleteKnowledgeSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteKnowledgeSource(ctx, ids.uuid(id));
  }
}
