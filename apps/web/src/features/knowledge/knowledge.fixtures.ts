import { AnswerRecipientsDocument } from '../../gql/answer-recipients.ts';
import { BusinessProfilePageDocument } from '../../gql/business-profile-page.ts';
import { KnowledgeEmbeddingsDocument } from '../../gql/knowledge-embeddings.ts';
import { KnowledgeSourceDocument } from '../../gql/knowledge-source.ts';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { KnowledgeTabsDocument } from '../../gql/knowledge-tabs.ts';
import type { KnowledgeSourceQuery, KnowledgeSourcesPageQueryVariables } from '../../gql/types.ts';
import { UnansweredQuestionsPageDocument } from '../../gql/unanswered-questions-page.ts';
import { answer } from '../../testing/answers.ts';
import type { BusinessProfile } from './profile-values.ts';
import type { Question } from './use-questions-list.ts';

const AT = '2026-11-21T09:00:00.000Z';

export const buildProfile = (overrides: Partial<BusinessProfile> = {}): BusinessProfile => ({
  __typename: 'BusinessProfile',
  name: 'Acme Dental',
  description: 'A dental practice for families.',
  address: '1 Mill Lane, Bath',
  phone: '',
  email: '',
  website: '',
  services: [
    { __typename: 'ProfileService', name: 'Cleaning', description: '', price: '60 EUR', durationMinutes: 30 },
    { __typename: 'ProfileService', name: 'Whitening', description: '', price: '200 EUR', durationMinutes: null },
  ],
  policies: [],
  links: [],
  contactPersons: [],
  revision: 4,
  updatedAt: AT,
  updatedByName: 'Ben Lindqvist',
  ...overrides,
});

type WebPages = KnowledgeSourceQuery['knowledgeSource']['webPages'];

export const webPagesOf = (...nodes: WebPages['nodes']): WebPages => ({
  __typename: 'KnowledgeWebPageConnection',
  nodes,
  totalCount: nodes.length,
});

/** Mocks the profile. A function can return a different profile for each request. */
export const profilePage = (profile: BusinessProfile | (() => BusinessProfile) = buildProfile()) =>
  answer(BusinessProfilePageDocument, () => ({
    businessProfile: typeof profile === 'function' ? profile() : profile,
  }));

/** Mocks the query of the tabs, which show the number of open questions. */
export const tabs = (openQuestions = 0) =>
  answer(KnowledgeTabsDocument, {
    unansweredQuestions: { __typename: 'UnansweredQuestionConnection' as const, totalCount: openQuestions },
  });

/** Mocks the queries of the sources page other than the list of sources. */
export const besideSources = (embeddings = { isEnabled: false, passageCount: 12, embeddedCount: 0 }) => [
  tabs(),
  answer(KnowledgeEmbeddingsDocument, {
    knowledgeEmbeddings: { __typename: 'KnowledgeEmbeddings' as const, ...embeddings },
  }),
];

type Source = KnowledgeSourceQuery['knowledgeSource'];

export const buildSource = (overrides: Partial<Source> = {}): Source => ({
  __typename: 'KnowledgeSource',
  id: 'source-1',
  kind: 'QUESTION_ANSWER',
  title: 'Can I bring my dog?',
  text: 'Dogs can wait in the entrance hall.',
  status: 'READY',
  error: null,
  format: null,
  byteCount: null,
  pageCount: null,
  readAt: null,
  url: null,
  scope: null,
  refreshInterval: null,
  isLinkShared: true,
  publicUrl: null,
  nextReadAt: null,
  cutBy: null,
  foundPages: 0,
  processedPages: 0,
  failedPages: 0,
  webPages: webPagesOf(),
  passages: [],
  characterCount: 35,
  passageCount: 1,
  createdAt: AT,
  createdByName: 'Ada Lovelace',
  updatedAt: AT,
  updatedByName: 'Ada Lovelace',
  revision: 1,
  ...overrides,
});

/** Creates a source with a PDF file that was read. */
export const buildFile = (overrides: Partial<Source> = {}): Source =>
  buildSource({
    id: 'file-1',
    kind: 'FILE',
    title: 'Prices.pdf',
    text: '',
    format: 'PDF',
    byteCount: 1_258_291,
    pageCount: 2,
    readAt: AT,
    passageCount: 2,
    passages: [
      {
        __typename: 'KnowledgePassage',
        id: 'passage-1',
        headings: [],
        text: 'A haircut costs 40 EUR.',
        pageNumber: 2,
      },
    ],
    ...overrides,
  });

/** Creates a sitemap source whose pages were read. */
export const buildSitemap = (overrides: Partial<Source> = {}): Source =>
  buildSource({
    id: 'site-1',
    kind: 'WEB_PAGE',
    title: 'www.example.com',
    text: '',
    url: 'https://www.example.com/',
    scope: 'SITEMAP',
    refreshInterval: 'WEEKLY',
    nextReadAt: '2026-11-28T09:00:00.000Z',
    readAt: AT,
    pageCount: 2,
    foundPages: 2,
    processedPages: 2,
    characterCount: 300,
    webPages: webPagesOf({
      __typename: 'KnowledgeWebPage',
      id: 'page-1',
      url: 'https://www.example.com/prices',
      title: 'Prices',
      status: 'READY',
      error: null,
      passageCount: 1,
    }),
    ...overrides,
  });

const lastPage = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };

/** Mocks the list of sources. */
export const sourceList = (sources: Source[] | ((asked: KnowledgeSourcesPageQueryVariables) => Source[])) =>
  answer(KnowledgeSourcesPageDocument, (asked) => {
    const rows = typeof sources === 'function' ? sources(asked) : sources;
    return {
      knowledgeSources: {
        __typename: 'KnowledgeSourceConnection' as const,
        edges: rows.map((node) => ({ __typename: 'KnowledgeSourceEdge' as const, cursor: node.id, node })),
        pageInfo: lastPage,
        totalCount: rows.length,
      },
    };
  });

/** Mocks the query of the source that is open in the dialog. */
export const openedSource = (source: Source | (() => Source)) =>
  answer(KnowledgeSourceDocument, () => ({ knowledgeSource: typeof source === 'function' ? source() : source }));

export const buildQuestion = (overrides: Partial<Question> = {}): Question => ({
  __typename: 'UnansweredQuestion',
  id: 'question-1',
  text: 'is there parking near you?',
  status: 'OPEN',
  askedCount: 3,
  firstAskedAt: '2026-11-20T09:00:00.000Z',
  lastAskedAt: AT,
  examples: [
    {
      __typename: 'UnansweredQuestionExample',
      id: 'example-1',
      text: 'is there parking near you?',
      askedAt: AT,
      conversationId: 'conversation-7',
      callId: null,
    },
    {
      __typename: 'UnansweredQuestionExample',
      id: 'example-2',
      text: 'Where can I park?',
      askedAt: '2026-11-20T09:00:00.000Z',
      conversationId: null,
      callId: 'call-3',
    },
  ],
  sourceId: null,
  settledAt: null,
  settledByName: null,
  ...overrides,
});

/** Mocks the list of questions for each status. */
export const questionList = (questions: () => Question[]) =>
  answer(UnansweredQuestionsPageDocument, ({ status }) => {
    const rows = questions().filter((question) => question.status === status);
    return {
      unansweredQuestions: {
        __typename: 'UnansweredQuestionConnection' as const,
        edges: rows.map((node) => ({ __typename: 'UnansweredQuestionEdge' as const, cursor: node.id, node })),
        pageInfo: lastPage,
        totalCount: rows.length,
      },
    };
  });

/** A contact who asked the unanswered question. */
export interface AskedIn {
  readonly name: string;
  readonly question: string;
  readonly contactOptedOutAt?: string;
  readonly replyWindowExpiresAt?: string;
}

/** Mocks the contacts who asked a question. The ids of their conversations are `asked-in-1`, `asked-in-2` and so on. */
export const recipients = (...asked: readonly AskedIn[]) =>
  answer(AnswerRecipientsDocument, ({ question: id }) => ({
    node: {
      __typename: 'UnansweredQuestion' as const,
      id,
      examples: asked.map(
        ({ name, question, contactOptedOutAt = null, replyWindowExpiresAt = AFTER_THE_TESTS }, at) => ({
          __typename: 'UnansweredQuestionExample' as const,
          id: `asked-${at + 1}`,
          text: question,
          askedAt: AT,
          conversation: {
            __typename: 'Conversation' as const,
            id: `asked-in-${at + 1}`,
            channel: 'WHATSAPP' as const,
            contactName: name,
            heldById: null,
            holderName: null,
            replyWindowExpiresAt,
            contactOptedOutAt,
            contact: { __typename: 'Contact' as const, id: `contact-${at + 1}`, blockedAt: null },
            viewerCan: {
              __typename: 'ConversationPermissions' as const,
              reply: { __typename: 'PermissionCheck' as const, allowed: true, reason: null },
              takeOver: { __typename: 'PermissionCheck' as const, allowed: true },
            },
          },
        }),
      ),
    },
  }));

const AFTER_THE_TESTS = '2126-01-01T00:00:00.000Z';
