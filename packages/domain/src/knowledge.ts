/** Kinds of knowledge sources that members write. The title of a QUESTION_ANSWER is the question, and its text the answer. */
export const WRITTEN_SOURCE_KINDS = ['QUESTION_ANSWER', 'TEXT'] as const;
export type WrittenSourceKind = (typeof WRITTEN_SOURCE_KINDS)[number];

/** Kinds of knowledge sources. A WEB_PAGE is one page, or all pages of a sitemap. */
export const KNOWLEDGE_SOURCE_KINDS = [...WRITTEN_SOURCE_KINDS, 'FILE', 'WEB_PAGE'] as const;
export type KnowledgeSourceKind = (typeof KNOWLEDGE_SOURCE_KINDS)[number];

/** Status of a source. Regardless of the status, the agent uses the text of the last successful read. */
export const KNOWLEDGE_SOURCE_STATUSES = ['WAITING', 'READING', 'READY', 'FAILED'] as const;
export type KnowledgeSourceStatus = (typeof KNOWLEDGE_SOURCE_STATUSES)[number];

/** Scope of a source of the kind WEB_PAGE: the page of its URL, or all pages of the sitemap. */
export const WEB_PAGE_SCOPES = ['PAGE', 'SITEMAP'] as const;
export type WebPageScope = (typeof WEB_PAGE_SCOPES)[number];

/** Intervals at which web pages are read again. */
export const REFRESH_INTERVALS = ['NEVER', 'DAILY', 'WEEKLY'] as const;
export type RefreshInterval = (typeof REFRESH_INTERVALS)[number];

/** Status of a web page in the current or last read of its source. */
export const WEB_PAGE_STATUSES = ['WAITING', 'READY', 'FAILED'] as const;
export type WebPageStatus = (typeof WEB_PAGE_STATUSES)[number];

/** Limits that stopped a read before it included all pages of a sitemap. */
export const WEB_PAGE_CUTS = ['PAGES', 'SITEMAPS', 'TIME'] as const;
export type WebPageCut = (typeof WEB_PAGE_CUTS)[number];

/** Formats of files, recognized by content. Markdown and plain text are one format. */
export const KNOWLEDGE_FORMATS = ['PDF', 'DOCX', 'HTML', 'CSV', 'TEXT'] as const;
export type KnowledgeFormat = (typeof KNOWLEDGE_FORMATS)[number];

/** Reasons why a web page, a robots.txt file or a sitemap could not be fetched. */
export const WEB_READ_ERRORS = [
  'PAGE_NOT_FOUND',
  'PAGE_ACCESS_DENIED',
  'PAGE_TOO_LARGE',
  'ROBOTS_DISALLOWED',
  'ADDRESS_NOT_ALLOWED',
  'TOO_MANY_REDIRECTS',
  'SERVER_ERROR',
  'SERVER_TIMEOUT',
  'NAME_NOT_FOUND',
  'TLS_FAILED',
  'CONNECTION_FAILED',
  'SITEMAP_INVALID',
  'SITEMAP_EMPTY',
] as const;
export type WebReadError = (typeof WEB_READ_ERRORS)[number];

/** Reasons why a source could not be read. */
export const KNOWLEDGE_READ_ERRORS = [
  'TYPE_UNSUPPORTED',
  'ENCRYPTED',
  'DAMAGED',
  'NO_TEXT',
  'TOO_COMPLEX',
  'TOO_LONG',
  'INTERRUPTED',
  ...WEB_READ_ERRORS,
] as const;
export type KnowledgeReadError = (typeof KNOWLEDGE_READ_ERRORS)[number];

/** Kinds of passages from which the agent states facts. TOOL is the result of a workspace tool. */
export const KNOWLEDGE_PASSAGE_KINDS = [
  ...KNOWLEDGE_SOURCE_KINDS,
  'BUSINESS_PROFILE',
  'BUSINESS_HOURS',
  'TOOL',
] as const;
export type KnowledgePassageKind = (typeof KNOWLEDGE_PASSAGE_KINDS)[number];

/** Kinds of content that have versions. */
export const KNOWLEDGE_VERSION_KINDS = [...KNOWLEDGE_SOURCE_KINDS, 'BUSINESS_PROFILE'] as const;
export type KnowledgeVersionKind = (typeof KNOWLEDGE_VERSION_KINDS)[number];

/** Changes that add a version. READ means that the content was read from a file or from web pages. */
export const KNOWLEDGE_VERSION_CHANGES = ['CREATED', 'UPDATED', 'READ', 'RESTORED', 'DELETED'] as const;
export type KnowledgeVersionChange = (typeof KNOWLEDGE_VERSION_CHANGES)[number];

/** How a line differs between two versions. */
export const COMPARED_LINE_CHANGES = ['ADDED', 'REMOVED', 'UNCHANGED'] as const;
export type ComparedLineChange = (typeof COMPARED_LINE_CHANGES)[number];

export const UNANSWERED_QUESTION_STATUSES = ['OPEN', 'ANSWERED', 'DISMISSED'] as const;
export type UnansweredQuestionStatus = (typeof UNANSWERED_QUESTION_STATUSES)[number];

/** Limits of the knowledge of a workspace. Lengths are in characters. */
export const KNOWLEDGE_LIMITS = {
  sources: 1000,
  passages: 20_000,
  titleLength: 200,
  answerLength: 4000,
  textLength: 100_000,
  fileBytes: 20 * 1024 * 1024,
  /** Maximum number of uploaded files in a workspace that have not been read successfully. */
  unreadFiles: 50,
  /** Number of days for which a file that could not be read is stored, so that reading can be retried. */
  unreadFileDays: 7,
  /** Maximum length of one passage. Longer texts are split. */
  passageLength: 800,
  /** Maximum number of passages per source that the API returns. */
  shownPassages: 20,
  /** Maximum number of passages that the agent receives for a question. */
  foundPassages: 5,
  questionLength: 500,
  /** Maximum number of examples of an unanswered question that the API returns. */
  shownExamples: 10,
  /** Maximum number of stored decisions of members about the group of a question. */
  placements: 1000,
  /** Maximum number of versions that are stored of a text, an answer or the business profile. */
  versions: 50,
  /** Maximum number of versions that are stored of a file or of web pages, which can have thousands of passages. */
  readVersions: 10,
  /** Maximum number of deletions of sources that are stored in a workspace. */
  deletedVersions: 200,
  /** Maximum number of lines in a comparison of two versions. */
  comparedLines: 500,
} as const;

/** Limits of web pages as knowledge sources. */
export const WEB_PAGE_LIMITS = {
  /** Maximum number of WEB_PAGE sources in a workspace. */
  sources: 50,
  urlLength: 2000,
  /** Maximum number of pages in one source. Further pages of the sitemap are ignored. */
  pages: 200,
  /** Maximum number of sitemap files that are fetched in one read. */
  sitemaps: 50,
  /** Maximum size of one page after decompression, in bytes. */
  pageBytes: 5 * 1024 * 1024,
  /** Maximum number of bytes that are read from one sitemap, after decompression. */
  sitemapBytes: 10 * 1024 * 1024,
  /** Maximum number of bytes that are read from a robots.txt file. */
  robotsBytes: 500 * 1024,
  redirects: 5,
  /** Timeout for fetching one page including its redirects, in milliseconds. */
  pageTimeoutMs: 20_000,
  /** Maximum duration of one read of a source, in minutes. */
  readMinutes: 30,
  /** Maximum number of attempts to fetch a page or a sitemap if temporary errors occur. */
  attempts: 3,
  /** Maximum pause between two pages, in seconds. A longer crawl delay in a robots.txt file is reduced to it. */
  crawlDelaySeconds: 10,
} as const;

/** Limits of the business profile. Lengths are in characters. */
export const PROFILE_LIMITS = {
  nameLength: 100,
  descriptionLength: 2000,
  addressLength: 300,
  phoneLength: 30,
  emailLength: 254,
  urlLength: 500,
  services: 100,
  serviceDescriptionLength: 500,
  priceLength: 60,
  durationMinutesMax: 1440,
  policies: 30,
  policyTextLength: 2000,
  links: 30,
  contactPersons: 30,
  /** Maximum length of the name of a service, title of a policy or link, and name and role of a contact person. */
  labelLength: 100,
} as const;

/** A service of the business. `price` is text as the business words it, for example `from 40 EUR`. */
export interface ProfileService {
  readonly name: string;
  readonly description: string;
  readonly price: string;
  readonly durationMinutes: number | null;
}

export interface ProfilePolicy {
  readonly title: string;
  readonly text: string;
}

export interface ProfileLink {
  readonly title: string;
  readonly url: string;
}

export interface ProfileContactPerson {
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
}

/** Information about the business, written by the workspace. Missing texts are empty. */
export interface BusinessProfile {
  readonly name: string;
  readonly description: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly services: readonly ProfileService[];
  readonly policies: readonly ProfilePolicy[];
  readonly links: readonly ProfileLink[];
  readonly contactPersons: readonly ProfileContactPerson[];
}
