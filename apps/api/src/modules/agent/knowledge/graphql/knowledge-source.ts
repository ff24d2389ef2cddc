import type { KnowledgeSourceKind, RefreshInterval, WebPageScope } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { KnowledgeSourceKindEnum, RefreshIntervalEnum, WebPageScopeEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { byId, NEWEST_FIRST, orderOf, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { sourcesWhere } from '../knowledge.reads.ts';
import { createKnowledgeSource, deleteKnowledgeSource, updateKnowledgeSource } from '../use-cases/knowledge-sources.ts';
import { updateKnowledgeSourceLink } from '../use-cases/source-link.ts';
import { syncKnowledgeSource } from '../use-cases/sync-knowledge-source.ts';
import { createWebPageSource, updateWebPageSource } from '../use-cases/web-pages.ts';
import { KnowledgeSource } from './knowledge-source.type.ts';
import { KnowledgeSourceFilter } from './knowledge-source-filter.ts';

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

@InputType()
class CreateWebPageSourceInput {
  @Field(() => String, {
    description: 'URL of the page, of the website or of its sitemap, with https and at most 2000 characters.',
  })
  url: string;

  @Field(() => WebPageScopeEnum, {
    description:
      'Which pages to read. The sitemap of a website is the sitemap that its robots.txt file lists, or otherwise /sitemap.xml.',
  })
  scope: WebPageScope;

  @Field(() => RefreshIntervalEnum, { description: 'How often the pages are read again.' })
  refreshInterval: RefreshInterval;
}

@InputType()
class UpdateWebPageSourceInput {
  @Field(() => ID, { description: 'Id of the knowledge source.' })
  id: string;

  @Field(() => Int, { description: 'Revision of the source that the change is based on.' })
  revision: number;

  @Field(() => RefreshIntervalEnum, { description: 'How often the pages are read again.' })
  refreshInterval: RefreshInterval;
}

@InputType()
class UpdateKnowledgeSourceLinkInput {
  @Field(() => ID, { description: 'Id of the knowledge source.' })
  id: string;

  @Field(() => Boolean, { description: 'Whether the agent sends the link with answers from this source.' })
  isLinkShared: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Address at which contacts can read the content, with http or https, without credentials and with at most 500 characters. Null to remove it. Web pages use their own address.',
  })
  publicUrl: string | null;
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

  @Can('create', 'KnowledgeSource')
  @Mutation(() => KnowledgeSourcePayload, {
    description: 'Adds a web page, or the pages of a sitemap, and starts to read them.',
  })
  createWebPageSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateWebPageSourceInput) input: CreateWebPageSourceInput,
  ): Promise<KnowledgeSourcePayload | Refused> {
    return createWebPageSource(ctx, input);
  }

  @Can('update', 'KnowledgeSource')
  @Mutation(() => KnowledgeSourcePayload, {
    description:
      'Changes how often web pages are read again. Refused if the source was changed since the given revision.',
  })
  updateWebPageSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateWebPageSourceInput) input: UpdateWebPageSourceInput,
  ): Promise<KnowledgeSourcePayload | Refused> {
    return updateWebPageSource(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'KnowledgeSource')
  @Mutation(() => KnowledgeSourcePayload, {
    description: 'Changes which link contacts receive with answers from a source.',
  })
  updateKnowledgeSourceLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateKnowledgeSourceLinkInput) input: UpdateKnowledgeSourceLinkInput,
  ): Promise<KnowledgeSourcePayload | Refused> {
    return updateKnowledgeSourceLink(ctx, { ...input, id: ids.uuid(input.id) });
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
      'Reads web pages again, or a file that could not be read, which is stored for 7 days. Has no effect while the source is being read.',
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
