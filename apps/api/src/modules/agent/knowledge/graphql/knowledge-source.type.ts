import {
  KNOWLEDGE_LIMITS,
  type KnowledgeFormat,
  type KnowledgeReadError,
  type KnowledgeSourceKind,
  type KnowledgeSourceStatus,
  type RefreshInterval,
  type WebPageCut,
  type WebPageScope,
  type WebPageStatus,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  KnowledgeFormatEnum,
  KnowledgeReadErrorEnum,
  KnowledgeSourceKindEnum,
  KnowledgeSourceStatusEnum,
  RefreshIntervalEnum,
  WebPageCutEnum,
  WebPageScopeEnum,
  WebPageStatusEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list } from '../../../../query-compiler/index.ts';

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

@ObjectType({ implements: Node, description: 'A web page of a knowledge source.' })
class KnowledgeWebPage {
  id: string;

  @Field(() => String, { description: 'Address of the page.' })
  url: string;

  @Field(() => String, { nullable: true, description: 'Title of the page. Null until it is read.' })
  title: string | null;

  @inSql.column('state')
  @Field(() => WebPageStatusEnum, { description: 'Whether the page was read.' })
  status: WebPageStatus;

  @Field(() => KnowledgeReadErrorEnum, {
    nullable: true,
    description: 'Reason why the page could not be read. Null unless the status is FAILED.',
  })
  error: KnowledgeReadError | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last successful read. Null if there was none.',
  })
  readAt: Date | null;

  @Field(() => Int, { description: 'Number of passages of the page. 0 if the agent does not use it.' })
  passageCount: number;
}

connectionOf('KnowledgeWebPage', () => KnowledgeWebPage);

@ObjectType({
  implements: Node,
  description:
    'A text, a question with its answer, a file, or web pages, from which the agent states facts. Files are added with POST /uploads/knowledge.',
})
export class KnowledgeSource {
  id: string;

  @Field(() => KnowledgeSourceKindEnum, {
    description: 'Whether the source is a text, a question with its answer, a file, or web pages.',
  })
  kind: KnowledgeSourceKind;

  @Field(() => String, {
    description: 'Title of a text, the question, the name of a file, or the title or address of web pages.',
  })
  title: string;

  @Field(() => String, {
    description: 'The text, or the answer. Empty for files and web pages, whose text is in the passages.',
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
    description: 'Format of a file, recognized by its content. Null for other sources or until the file is read.',
  })
  format: KnowledgeFormat | null;

  @Field(() => Int, { nullable: true, description: 'Size of a file in bytes. Null for other sources.' })
  byteCount: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of pages of a PDF file, or of web pages with text. Null for other sources or until they are read.',
  })
  pageCount: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time of the last successful read of a file or of web pages. Null for other sources or if there was none.',
  })
  readAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address of the web page, the website or its sitemap. Null for other sources.',
  })
  url: string | null;

  @Field(() => WebPageScopeEnum, {
    nullable: true,
    description: 'Which pages the source contains. Null unless the kind is WEB_PAGE.',
  })
  scope: WebPageScope | null;

  @Field(() => RefreshIntervalEnum, {
    nullable: true,
    description: 'How often the pages are read again. Null unless the kind is WEB_PAGE.',
  })
  refreshInterval: RefreshInterval | null;

  @Field(() => Boolean, {
    description:
      'Whether the agent sends the URL of the web page, or the public URL, with answers from this source. The agent sends no links on calls, and no URL of a web page that contains a query string.',
  })
  isLinkShared: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Address at which contacts can read the content. Null for web pages or if there is none.',
  })
  publicUrl: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the next scheduled read. Null if none is scheduled.',
  })
  nextReadAt: Date | null;

  @Field(() => WebPageCutEnum, {
    nullable: true,
    description: 'Limit that stopped the last read before all pages were read. Null if the read included all pages.',
  })
  cutBy: WebPageCut | null;

  @Field(() => Int, { description: 'Number of web pages that the current or last read found. 0 for other sources.' })
  foundPages: number;

  @Field(() => Int, { description: 'Number of web pages that the current or last read has processed.' })
  processedPages: number;

  @Field(() => Int, { description: 'Number of web pages that the current or last read could not read.' })
  failedPages: number;

  @Field(() => Int, {
    description: 'Length of the text in characters. 0 for a file or web pages that have not been read yet.',
  })
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

  @Field(() => Int, {
    description: 'Number that increases with each change, except changes of the public link, starting with 1.',
  })
  revision: number;
}
