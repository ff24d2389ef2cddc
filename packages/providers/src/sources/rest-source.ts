import { createHash } from 'node:crypto';
import { isSourceError, SourceError } from './source-error.ts';
import {
  createSourceHttpClient,
  type SourceCredentials,
  type SourceHttpClient,
  type SourceRequestFunction,
  type SourceResponse,
  type SourceTimeouts,
} from './source-http-client.ts';
import type { PageRequest, RejectedRecord, SourcePage, SourceRecord } from './source-port.ts';

/** Settings of the requests to a REST API. `RestRequest` in the domain package has the same fields. */
export interface RestRequestSettings {
  readonly path: string;
  readonly itemsPath: string;
  readonly pagination: 'NONE' | 'CURSOR' | 'PAGE' | 'OFFSET' | 'LINK';
  readonly pageParameter: string | null;
  readonly cursorPath: string | null;
  readonly firstPage: number | null;
  readonly sizeParameter: string | null;
  readonly sinceParameter: string | null;
}

type MappedRestRecord =
  | { readonly id: string; readonly fields: SourceRecord['fields'] }
  | { readonly id: string | null; readonly reason: string };

export interface RestSettings {
  /** Base URL without a trailing slash, for example https://api.example.com/v1. */
  readonly baseUrl: string;
  readonly credentials: SourceCredentials;
  readonly request: RestRequestSettings;
  readonly pageSize: number;
  readonly ask: SourceRequestFunction;
  /** Returns the value at a path of a response, or undefined. */
  readonly valueAt: (json: unknown, path: string) => unknown;
  readonly patience?: SourceTimeouts;
}

export interface RestPage {
  /** Records as returned by the external system. */
  readonly items: readonly unknown[];
  /** URL of the next page. Null on the last page. */
  readonly next: string | null;
  readonly serverTime: Date | null;
}

export interface RestSource {
  /** Returns one page of records. Throws a SourceError if the request fails. */
  items(asked: PageRequest): Promise<RestPage>;
}

/** Creates a client that reads lists of records from a REST API as JSON. */
export function restSource(settings: RestSettings): RestSource {
  const client = createSourceHttpClient({ ...settings, accept: 'application/json', explain: explainError });
  return { items: (asked) => readItems(client, settings, asked) };
}

/**
 * Converts the records of a page. If several records have the same id, the last one is converted and the others are
 * rejected.
 */
export function restRecords(
  { items, next, serverTime }: RestPage,
  map: (item: unknown) => MappedRestRecord,
  readAt: Date,
): SourcePage {
  const mapped = items.map(map);
  const last = new Map(mapped.map((one, at) => [one.id, at]));
  const records: SourceRecord[] = [];
  const rejected: RejectedRecord[] = [];
  for (const [at, one] of mapped.entries()) {
    const type = 'RECORD';
    if ('reason' in one) rejected.push({ type, id: one.id, reason: one.reason });
    else if (last.get(one.id) !== at)
      rejected.push({ type, id: one.id, reason: 'A later record of the same page has the same external ID.' });
    else {
      const { id, fields } = one;
      const contentHash = hashOf(fields).slice(0, 16);
      records.push({ type, id, version: null, contentHash, updatedAt: readAt, fields, relations: [] });
    }
  }
  return { records, rejected, next, serverTime, mark: hashOf(items.length > 0 ? items : next) };
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

const LONGEST_EXPLANATION = 200;

/** Returns the message in an error response. Null if none of the common locations contains one. */
function explainError(json: unknown): string | null {
  const { message, error, detail } = (json ?? {}) as Record<string, unknown>;
  const nested = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
  const found = [message, nested, detail].find((one) => typeof one === 'string');
  return typeof found === 'string' ? found.slice(0, LONGEST_EXPLANATION) : null;
}

async function readItems(client: SourceHttpClient, settings: RestSettings, asked: PageRequest): Promise<RestPage> {
  const url = 'next' in asked ? asked.next : firstUrl(settings, asked.since);
  const response = await getPage(client, settings, url, 'next' in asked);
  if (response === null) return { items: [], next: null, serverTime: null };
  const { itemsPath } = settings.request;
  const items = settings.valueAt(response.json, itemsPath);
  if (!Array.isArray(items))
    throw new SourceError(
      'REFUSED',
      itemsPath === ''
        ? 'The response of the system is not a list. Enter the path of the list of records.'
        : `The response of the system has no list at the path “${itemsPath}”.`,
    );
  const next = nextUrl(settings, url, response, items.length);
  if (next === url)
    throw new SourceError('REFUSED', 'The system returned the same cursor twice.', { failure: 'REPEATED_PAGE' });
  return { items, next, serverTime: response.serverTime };
}

/**
 * Requests a page. Returns null if the page is past the last one, for which systems with numbered pages respond with
 * status 404.
 */
// oxlint-disable-next-line max-params -- Each value is independent, and the only caller is in this file.
async function getPage(
  client: SourceHttpClient,
  { request: { pagination } }: RestSettings,
  url: string,
  isFollowing: boolean,
): Promise<SourceResponse | null> {
  try {
    return await client.get(url);
  } catch (error) {
    const isNumbered = pagination === 'PAGE' || pagination === 'OFFSET';
    if (isFollowing && isNumbered && isSourceError(error) && error.kind === 'GONE') return null;
    throw error;
  }
}

function firstUrl({ baseUrl, request, pageSize }: RestSettings, since: Date | null): string {
  const url = new URL(`${baseUrl}${request.path}`);
  const { sizeParameter, sinceParameter, pageParameter, pagination, firstPage } = request;
  if (sizeParameter) url.searchParams.set(sizeParameter, String(pageSize));
  if (sinceParameter && since) url.searchParams.set(sinceParameter, since.toISOString());
  if (pagination === 'PAGE' && pageParameter) url.searchParams.set(pageParameter, String(firstPage ?? 1));
  if (pagination === 'OFFSET' && pageParameter) url.searchParams.set(pageParameter, '0');
  return url.href;
}

/**
 * Returns the URL of the next page, or null on the last page. With numbered pages, the first empty page is the last
 * page.
 */
// oxlint-disable-next-line max-params -- Each value is independent, and the only caller is in this file.
function nextUrl(settings: RestSettings, current: string, response: SourceResponse, count: number): string | null {
  const { pagination, pageParameter, cursorPath } = settings.request;
  if (pagination === 'LINK') return linkedUrl(current, response.headers.link ?? '');
  if (pagination === 'NONE' || !pageParameter) return null;
  const url = new URL(current);
  if (pagination === 'CURSOR') {
    const cursor = settings.valueAt(response.json, cursorPath ?? '') ?? '';
    if ((typeof cursor !== 'string' && typeof cursor !== 'number') || cursor === '') return null;
    url.searchParams.set(pageParameter, String(cursor));
    return url.href.length > LONGEST_URL ? tooLong() : url.href;
  }
  if (count === 0) return null;
  const here = Number(url.searchParams.get(pageParameter));
  url.searchParams.set(pageParameter, String(here + (pagination === 'PAGE' ? 1 : count)));
  return url.href;
}

const LONGEST_URL = 1_900;

function tooLong(): never {
  throw new SourceError('REFUSED', 'The cursor of the system is too long.');
}

/** Returns the URL with the relation `next` in the `Link` header. The URL must be on the same server. */
function linkedUrl(current: string, header: string): string | null {
  const link = header.match(/<([^<>]*)>\s*(?:;[^,<]*)*;\s*rel\s*=\s*"?(?:[^",;]* )?next(?=["\s,;]|$)/i);
  if (!link?.[1]) return null;
  const next = URL.canParse(link[1], current) ? new URL(link[1], current) : null;
  if (next?.origin !== new URL(current).origin || next.username || next.password)
    throw new SourceError('REFUSED', 'The system links to a next page on another host. Such links are not followed.', {
      failure: 'ADDRESS_NOT_ALLOWED',
    });
  return next.href.length > LONGEST_URL ? tooLong() : next.href;
}
