import { createHash } from 'node:crypto';
import { WEB_PAGE_LIMITS } from '@frontdesk/domain';
import type { KnowledgeWebPage } from '../../../../db/generated/client.ts';
import { type DocumentText, UnreadableDocument } from '../documents/document.ts';
import { readDocument } from '../documents/read-document.ts';
import { assertSuccess, WebFailure } from './web-failure.ts';
import { bytesOf, type WebResponse, type Website } from './website.ts';

/** Properties of a response that identify its content. */
interface ContentVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentHash: string;
}

/** Result of reading a page. `document` is null if the page is unchanged since the last read. */
export type ReadPage =
  | { readonly document: null; readonly version: ContentVersion | null }
  | { readonly document: DocumentText; readonly version: ContentVersion };

const TYPES: readonly string[] = [
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/csv',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];
const ACCEPT = 'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8';

/**
 * Fetches and reads a page, unless it is unchanged since the last read. Throws a WebFailure if the page cannot be read.
 */
export async function readPage(website: Website, page: KnowledgeWebPage): Promise<ReadPage> {
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- `get` reads a page; it registers no handler.
  const content = await website.get(page.url, { accept: ACCEPT, ...conditionsOf(page) }, contentOf);
  if (content === null) return { document: null, version: null };
  const { bytes, ...version } = content;
  if (version.contentHash === page.contentHash) return { document: null, version };
  return { document: await oneAtATime(() => readable(bytes)), version };
}

/** Returns the headers of a conditional request. A page without stored text is always requested in full. */
const conditionsOf = ({ etag, lastModified, contentHash }: KnowledgeWebPage): Record<string, string> => ({
  ...(contentHash && etag ? { 'if-none-match': etag } : {}),
  ...(contentHash && lastModified ? { 'if-modified-since': lastModified } : {}),
});

async function contentOf(response: WebResponse) {
  const { status, headers } = response;
  if (status === 304) return null;
  assertSuccess(status);
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !TYPES.includes(type)) throw new WebFailure('TYPE_UNSUPPORTED');
  const bytes = await bytesOf(response, WEB_PAGE_LIMITS.pageBytes);
  const contentHash = createHash('sha256').update(bytes).digest('base64url');
  return {
    bytes,
    contentHash,
    etag: validatorOf(headers['etag']),
    lastModified: validatorOf(headers['last-modified']),
  };
}

/**
 * Returns a validator header for the next conditional request. Returns null if the header is missing or unusually long.
 */
const validatorOf = (value: string | undefined): string | null =>
  value && value.length <= 200 && /^[\x20-\x7E]+$/.test(value) ? value : null;

async function readable(bytes: Buffer): Promise<DocumentText> {
  try {
    return await readDocument(bytes);
  } catch (error) {
    throw error instanceof UnreadableDocument ? new WebFailure(error.code) : error;
  }
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs functions one at a time, in the order of the calls. Many pages can be fetched concurrently, but each process
 * that extracts text uses much memory.
 */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}
