import {
  COMPARED_LINE_CHANGES,
  KNOWLEDGE_FORMATS,
  KNOWLEDGE_PASSAGE_KINDS,
  KNOWLEDGE_READ_ERRORS,
  KNOWLEDGE_SOURCE_KINDS,
  KNOWLEDGE_SOURCE_STATUSES,
  KNOWLEDGE_VERSION_CHANGES,
  KNOWLEDGE_VERSION_KINDS,
  REFRESH_INTERVALS,
  UNANSWERED_QUESTION_STATUSES,
  WEB_PAGE_CUTS,
  WEB_PAGE_SCOPES,
  WEB_PAGE_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const KnowledgeSourceKindEnum = enumOf(
  'KnowledgeSourceKind',
  'Kind of a knowledge source.',
  KNOWLEDGE_SOURCE_KINDS,
  {
    QUESTION_ANSWER: 'A question with its answer.',
    TEXT: 'A text, which headings divide into sections.',
    FILE: 'An uploaded file.',
    WEB_PAGE: 'A web page, or the pages of a sitemap.',
  },
);
export const KnowledgeSourceStatusEnum = enumOf(
  'KnowledgeSourceStatus',
  'Status of a knowledge source. With every status, the agent uses the text of the last successful read.',
  KNOWLEDGE_SOURCE_STATUSES,
  {
    WAITING: 'Web pages are queued to be read.',
    READING: 'The source is being read. A file can also be queued.',
    READY: 'The source was read. Texts and questions with answers are always ready.',
    FAILED: 'The source could not be read.',
  },
);
export const WebPageScopeEnum = enumOf('WebPageScope', 'Which pages a knowledge source contains.', WEB_PAGE_SCOPES, {
  PAGE: 'The page of the URL.',
  SITEMAP: 'The first 200 pages of the sitemap.',
});
export const RefreshIntervalEnum = enumOf('RefreshInterval', 'How often web pages are read again.', REFRESH_INTERVALS, {
  NEVER: 'Only when a member requests it.',
  DAILY: 'Every day.',
  WEEKLY: 'Every week.',
});
export const WebPageStatusEnum = enumOf(
  'WebPageStatus',
  'Status of a web page in the current or last read of its source.',
  WEB_PAGE_STATUSES,
  {
    WAITING: 'The page has not been read yet.',
    READY: 'The page was read, or is unchanged since it was read.',
    FAILED: 'The page could not be read.',
  },
);
export const WebPageCutEnum = enumOf(
  'WebPageCut',
  'Limit that stopped a read before all pages of a sitemap were read.',
  WEB_PAGE_CUTS,
  {
    PAGES: 'The sitemap lists more than 200 pages.',
    SITEMAPS: 'The sitemap consists of more than 50 files.',
    TIME: 'The read was not complete within 30 minutes.',
  },
);
export const KnowledgeFormatEnum = enumOf('KnowledgeFormat', 'Format of a file.', KNOWLEDGE_FORMATS, {
  PDF: 'PDF.',
  DOCX: 'Word document (DOCX).',
  HTML: 'HTML.',
  CSV: 'Table with a header row, separated by commas, semicolons or tabs.',
  TEXT: 'Plain text or Markdown.',
});
export const KnowledgeReadErrorEnum = enumOf(
  'KnowledgeReadError',
  'Reason why a knowledge source could not be read.',
  KNOWLEDGE_READ_ERRORS,
  {
    TYPE_UNSUPPORTED: 'The content is not a PDF, Word (DOCX), HTML, CSV, Markdown or plain text file.',
    ENCRYPTED: 'The file is protected with a password.',
    DAMAGED: 'The file is damaged or incomplete.',
    NO_TEXT: 'The file contains no text, for example because it was scanned.',
    TOO_COMPLEX: 'Reading the file exceeded the limit of 2 minutes or 384 MB of memory.',
    TOO_LONG:
      'The text exceeds 8,000,000 characters or 20,000 pages or rows, or the knowledge of the workspace would exceed 20,000 passages.',
    INTERRUPTED: 'Reading ended unexpectedly.',
    PAGE_NOT_FOUND: 'The page does not exist (status 404 or 410).',
    PAGE_ACCESS_DENIED: 'The page requires a sign-in or is not public (status 401, 402, 403 or 451).',
    PAGE_TOO_LARGE: 'The page is larger than 5 MB.',
    ROBOTS_DISALLOWED: 'The robots.txt file of the website disallows reading the page.',
    ADDRESS_NOT_ALLOWED:
      'The address, or an address to which it redirects, is in a private network, uses a port other than 443 or 8443, or does not use https.',
    TOO_MANY_REDIRECTS: 'The address redirects more than 5 times.',
    SERVER_ERROR: 'The website responded with an error, even after 2 retries if the error was temporary.',
    SERVER_TIMEOUT: 'The website did not respond within 20 seconds, or the read was not complete within 30 minutes.',
    NAME_NOT_FOUND: 'The name of the website was not found.',
    TLS_FAILED: 'The certificate of the website is not trusted.',
    CONNECTION_FAILED: 'The website refused or closed the connection.',
    SITEMAP_INVALID: 'The address does not lead to a sitemap.',
    SITEMAP_EMPTY: 'The sitemap lists no pages of the website.',
  },
);
export const KnowledgePassageKindEnum = enumOf(
  'KnowledgePassageKind',
  'Origin of a passage that the agent uses as a source of facts.',
  KNOWLEDGE_PASSAGE_KINDS,
  {
    QUESTION_ANSWER: 'A question with its answer.',
    TEXT: 'A section of a text.',
    FILE: 'A part of a file.',
    WEB_PAGE: 'A part of a web page.',
    BUSINESS_PROFILE: 'The business profile.',
    BUSINESS_HOURS: 'The business hours.',
    TOOL: 'The result of an HTTP tool. The title is the name of the tool.',
  },
);
export const UnansweredQuestionStatusEnum = enumOf(
  'UnansweredQuestionStatus',
  'Status of an unanswered question.',
  UNANSWERED_QUESTION_STATUSES,
  {
    OPEN: 'The question has no answer yet.',
    ANSWERED: 'A member added an answer.',
    DISMISSED: 'A member dismissed the question.',
  },
);
export const KnowledgeVersionKindEnum = enumOf(
  'KnowledgeVersionKind',
  'Kind of the content of a version.',
  KNOWLEDGE_VERSION_KINDS,
  {
    QUESTION_ANSWER: 'A question with its answer.',
    TEXT: 'A text.',
    FILE: 'The text of an uploaded file.',
    WEB_PAGE: 'The text of web pages.',
    BUSINESS_PROFILE: 'The business profile.',
  },
);
export const KnowledgeVersionChangeEnum = enumOf(
  'KnowledgeVersionChange',
  'Change that added a version.',
  KNOWLEDGE_VERSION_CHANGES,
  {
    CREATED: 'The source or profile was added.',
    UPDATED: 'The source or profile was changed.',
    READ: 'A file or web pages were read, and their text is different from the previous version.',
    RESTORED: 'An earlier version was restored.',
    DELETED: 'The source was deleted.',
  },
);
export const ComparedLineChangeEnum = enumOf(
  'ComparedLineChange',
  'How a line differs between two versions.',
  COMPARED_LINE_CHANGES,
  {
    ADDED: 'Only the later version contains the line.',
    REMOVED: 'Only the earlier version contains the line.',
    UNCHANGED: 'Both versions contain the line.',
  },
);
