import type { KnowledgeFormat, KnowledgeReadError } from '@frontdesk/domain';
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
export const READ_ERROR_TEXTS: Record<KnowledgeReadError, string> = {
  TYPE_UNSUPPORTED: t`This type of file can’t be read. Use PDF, Word (DOCX), Markdown, HTML, CSV or plain text.`,
  ENCRYPTED: t`The file is protected with a password. Remove the password and replace the file.`,
  DAMAGED: t`The file is damaged. Replace it with a complete copy.`,
  NO_TEXT: t`The file contains no text. Recognize the text of scanned pages (OCR) and replace the file.`,
  TOO_COMPLEX: t`The file is too complex to read. Divide it into smaller files.`,
  TOO_LONG: t`The text is too long. Divide the file, or delete other sources.`,
  INTERRUPTED: t`Reading was interrupted. Try again.`,
};

/** Returns the kind of a source, or the format of a file that was read. */
export const kindText = ({ kind, format }: Pick<ListedSource, 'kind' | 'format'>): string =>
  format ? FORMAT_TITLES[format] : KIND_TITLES[kind];

/** Returns the length of a text, or the pages and size of a file. */
export function sizeText({
  characterCount,
  byteCount,
  pageCount,
}: Pick<ListedSource, 'characterCount' | 'byteCount' | 'pageCount'>): string {
  if (byteCount === null) return plural(characterCount, { one: '# character', other: '# characters' });
  const pages = pageCount === null ? [] : [plural(pageCount, { one: '# page', other: '# pages' })];
  return [...pages, bytesText(byteCount)].join(' · ');
}

/** Returns the place of a passage in its source, for example `Prices › Cleaning · Page 2`. */
export function placeText(headings: readonly string[], pageNumber: number | null): string {
  const path = headings.join(' › ');
  return [...(path ? [path] : []), ...(pageNumber === null ? [] : [t`Page ${pageNumber}`])].join(' · ');
}
