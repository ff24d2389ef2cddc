import type { KnowledgeFormat, KnowledgeReadError, RefreshInterval, WebPageCut } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import type { KnowledgeSearchQuery, KnowledgeSourcesPageQuery } from '../../gql/types.ts';
import { bytesText } from '../../lib/bytes-text.ts';

export type ListedSource = KnowledgeSourcesPageQuery['knowledgeSources']['edges'][number]['node'];
export type SourceKind = ListedSource['kind'];
type PassageKind = KnowledgeSearchQuery['knowledgeSearch']['passages'][number]['kind'];

export const KIND_TITLES: Record<PassageKind, string> = {
  QUESTION_ANSWER: t`Question and answer`,
  TEXT: t`Text`,
  FILE: t`File`,
  WEB_PAGE: t`Web page`,
  BUSINESS_PROFILE: t`Business profile`,
  BUSINESS_HOURS: t`Business hours`,
  TOOL: t`Tool`,
};

const FORMAT_TITLES: Record<KnowledgeFormat, string> = {
  PDF: t`PDF`,
  DOCX: t`Word document`,
  HTML: t`HTML`,
  CSV: t`CSV`,
  TEXT: t`Text file`,
};

/** Endings of files that the browser offers first. The server recognizes a file by its content. */
export const ACCEPTED_FILES = '.pdf,.docx,.md,.markdown,.txt,.html,.htm,.csv,.tsv';

/** Why a source could not be read, and what a member can do. */
const READ_ERROR_TEXTS: Record<KnowledgeReadError, string> = {
  TYPE_UNSUPPORTED: t`This type of file can’t be read. Use PDF, Word (DOCX), Markdown, HTML, CSV or plain text.`,
  ENCRYPTED: t`The file is protected with a password. Remove the password and replace the file.`,
  DAMAGED: t`The file is damaged. Replace it with a complete copy.`,
  NO_TEXT: t`The file contains no text. Recognize the text of scanned pages (OCR) and replace the file.`,
  TOO_COMPLEX: t`The file is too complex to read. Divide it into smaller files.`,
  TOO_LONG: t`The text is too long. Divide the file, or delete other sources.`,
  INTERRUPTED: t`Reading was interrupted. Try again.`,
  PAGE_NOT_FOUND: t`The page doesn’t exist. Check the URL.`,
  PAGE_ACCESS_DENIED: t`The page requires a sign-in. Only public pages can be read.`,
  PAGE_TOO_LARGE: t`The page is larger than 5 MB.`,
  ROBOTS_DISALLOWED: t`The website’s robots.txt doesn’t allow reading this page. Allow FrontdeskBot there.`,
  ADDRESS_NOT_ALLOWED: t`The page leads to an address that isn’t public. Use a public https address.`,
  TOO_MANY_REDIRECTS: t`The page redirects too often. Check the URL.`,
  SERVER_ERROR: t`The website responded with an error. Try again later.`,
  SERVER_TIMEOUT: t`The website took too long to respond. Try again later.`,
  NAME_NOT_FOUND: t`The website wasn’t found. Check the URL.`,
  TLS_FAILED: t`No secure connection to the website. Check its certificate.`,
  CONNECTION_FAILED: t`The website refused or closed the connection. Try again later.`,
  SITEMAP_INVALID: t`No sitemap was found at this address. Enter the URL of the sitemap.`,
  SITEMAP_EMPTY: t`The sitemap lists no pages of this website.`,
};

const PAGE_ERROR_TEXTS: Partial<Record<KnowledgeReadError, string>> = {
  TYPE_UNSUPPORTED: t`This type of page can’t be read. Use an HTML page, a PDF or a text.`,
  ENCRYPTED: t`The page is protected with a password.`,
  DAMAGED: t`The page is damaged.`,
  NO_TEXT: t`The page contains no text. Pages that scripts build can’t be read.`,
  TOO_COMPLEX: t`The page is too complex to read.`,
  TOO_LONG: t`The text is too long. Delete other sources.`,
};

/** Says why a source or one of its pages could not be read. */
export const readErrorText = (kind: SourceKind, error: KnowledgeReadError): string =>
  (kind === 'WEB_PAGE' ? PAGE_ERROR_TEXTS[error] : undefined) ?? READ_ERROR_TEXTS[error];

/** Says why the last read did not include all pages of a sitemap. */
export const CUT_TEXTS: Record<WebPageCut, string> = {
  PAGES: t`Only the first 200 pages of the sitemap were read.`,
  SITEMAPS: t`The sitemap has more than 50 files. The others were ignored.`,
  TIME: t`Not all pages were read within 30 minutes.`,
};

export const REFRESH_TITLES: Record<RefreshInterval, string> = {
  NEVER: t`Never`,
  DAILY: t`Daily`,
  WEEKLY: t`Weekly`,
};

/** Whether a source is waiting to be read or being read. */
export const isBeingRead = ({ status }: Pick<ListedSource, 'status'>): boolean =>
  status === 'WAITING' || status === 'READING';

/** Returns the kind of a source, or the format of a file that was read. */
export function kindText({ kind, format, scope }: Pick<ListedSource, 'kind' | 'format' | 'scope'>): string {
  if (scope === 'SITEMAP') return t`Sitemap`;
  return format ? FORMAT_TITLES[format] : KIND_TITLES[kind];
}

/** Returns the length of a text, the pages and size of a file, or the pages of a sitemap with their length. */
export function sizeText({
  characterCount,
  byteCount,
  pageCount,
  scope,
}: Pick<ListedSource, 'characterCount' | 'byteCount' | 'pageCount' | 'scope'>): string {
  const pages = pageCount === null ? [] : [plural(pageCount, { one: '# page', other: '# pages' })];
  const characters = plural(characterCount, { one: '# character', other: '# characters' });
  if (byteCount === null) return [...(scope === 'SITEMAP' ? pages : []), characters].join(' · ');
  return [...pages, bytesText(byteCount)].join(' · ');
}

/** Returns the place of a passage in its source, for example `Prices › Cleaning · Page 2`. */
export function placeText(headings: readonly string[], pageNumber: number | null): string {
  const path = headings.join(' › ');
  return [...(path ? [path] : []), ...(pageNumber === null ? [] : [t`Page ${pageNumber}`])].join(' · ');
}
