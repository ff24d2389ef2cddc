import { DelegateBackoff, handleWhen, type IRetryBackoffContext, retry } from 'cockatiel';
import { retryAfter } from '../http/map-provider-error.ts';
import { isSourceError, SourceError, type SourceFailure } from './source-error.ts';

/** Sends a request to a URL that a user entered. The implementation must block private networks. */
export type SourceRequestFunction = (url: string, headers: Readonly<Record<string, string>>) => Promise<SourceAnswer>;

export type SourceAnswer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** Whether the bytes of the body were valid UTF-8. */
      readonly isUtf8: boolean;
    }
  | { readonly cause: string; readonly words: string };

export type SourceCredentials =
  | { readonly authorization: 'NONE' }
  | { readonly authorization: 'BEARER'; readonly secret: string; readonly origin: string }
  | { readonly authorization: 'BASIC'; readonly username: string; readonly secret: string; readonly origin: string }
  | { readonly authorization: 'HEADER'; readonly headerName: string; readonly secret: string; readonly origin: string };

export interface SourceTimeouts {
  readonly retries: number;
  readonly retryBaseMs: number;
  /**
   * Maximum Retry-After that is awaited, in milliseconds. If the data source requests a longer wait, the call fails,
   * and the calling code decides when to retry.
   */
  readonly longestWaitMs: number;
}

export const SOURCE_TIMEOUTS: SourceTimeouts = { retries: 2, retryBaseMs: 400, longestWaitMs: 5_000 };

export interface SourceResponse {
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Server time of the response. Null if the response did not contain it. */
  readonly serverTime: Date | null;
}

export interface SourceHttpClient {
  /** Returns the JSON and headers of a successful response. */
  get(url: string): Promise<SourceResponse>;
}

export interface SourceHttpClientSettings {
  readonly ask: SourceRequestFunction;
  readonly credentials: SourceCredentials;
  readonly accept: string;
  /** Returns the message in an error response of the data source. Null if the format is unknown. */
  readonly explain: (json: unknown) => string | null;
  readonly patience?: SourceTimeouts;
}

/**
 * Creates an HTTP client for one data source. The client adds the authorization, retries requests after temporary
 * failures unless the requested `Retry-After` exceeds the limit, and throws failures as SourceError.
 */
export function createSourceHttpClient(settings: SourceHttpClientSettings): SourceHttpClient {
  const patience = settings.patience ?? SOURCE_TIMEOUTS;
  const policy = retry(
    handleWhen((error) => isSourceError(error) && error.kind === 'RETRY' && waitOf(error) <= patience.longestWaitMs),
    { maxAttempts: patience.retries, backoff: new DelegateBackoff((context) => retryDelayMs(context, patience)) },
  );
  return { get: (url) => policy.execute(() => requestOnce(settings, url)) };
}

const waitOf = (error: SourceError): number => (error.retryAfterSeconds ?? 0) * 1_000;

/** Returns the Retry-After of the data source plus a random delay whose maximum doubles with each attempt. */
function retryDelayMs({ attempt, result }: IRetryBackoffContext<unknown>, { retryBaseMs }: SourceTimeouts): number {
  const asked = 'error' in result && isSourceError(result.error) ? waitOf(result.error) : 0;
  return asked + Math.random() * retryBaseMs * 2 ** (attempt - 1);
}

async function requestOnce(settings: SourceHttpClientSettings, url: string) {
  const answer = await settings.ask(url, { accept: settings.accept, ...authorizationOf(settings.credentials, url) });
  if ('cause' in answer) throw noResponseError(answer);
  const { status, headers, body, isUtf8 } = answer;
  const json = parseJson(body);
  if (status < 200 || status > 299) throw refusalError(settings, status, headers, json);
  if (!isUtf8)
    throw new SourceError('REFUSED', 'The response of the system is not valid UTF-8.', { failure: 'NOT_UTF8' });
  if (json === undefined) throw notJsonError(headers);
  return { json, headers, serverTime: parseDate(headers.date) };
}

/**
 * Returns the Authorization header for a request. Throws an error if the URL has another origin than the credentials.
 */
function authorizationOf(credentials: SourceCredentials, url: string): Record<string, string> {
  if (credentials.authorization === 'NONE') return {};
  if (new URL(url).origin !== credentials.origin)
    throw new SourceError(
      'REFUSED',
      'This address is on another host. The credentials can only be sent to their own host.',
      { failure: 'ADDRESS_NOT_ALLOWED' },
    );
  if (credentials.authorization === 'HEADER') return { [credentials.headerName.toLowerCase()]: credentials.secret };
  if (credentials.authorization === 'BEARER') return { authorization: `Bearer ${credentials.secret}` };
  const pair = Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

function noResponseError({ cause, words }: { cause: string; words: string }): SourceError {
  if (cause === 'SIZE')
    return new SourceError('REFUSED', 'A page is larger than the limit. Request fewer records per page.', {
      failure: 'TOO_LARGE',
    });
  return cause === 'ADDRESS'
    ? new SourceError('REFUSED', words, { failure: 'ADDRESS_NOT_ALLOWED' })
    : new SourceError('RETRY', words);
}

// oxlint-disable-next-line max-params -- Each value is independent, and the only caller is in this file.
function refusalError(
  { explain, credentials }: SourceHttpClientSettings,
  status: number,
  headers: Readonly<Record<string, string>>,
  json: unknown,
): SourceError {
  if (status >= 300 && status < 400)
    return new SourceError(
      'REFUSED',
      'The system redirects to another address. Redirects are not followed; enter the final address.',
      { failure: 'REDIRECTED' },
    );
  const message = redactSecrets(explain(json) ?? '', credentials);
  const words = message
    ? `The system responded with status ${status}: ${message}`
    : `The system responded with status ${status}.`;
  const retryAfterSeconds = retryAfter(headers['retry-after'] ?? null);
  return new SourceError(kindOf(status), words, { ...failureOf(status), retryAfterSeconds });
}

/** Returns the failure for a status if it is more specific than the failure for the error kind. */
function failureOf(status: number): { readonly failure?: SourceFailure } {
  if (status === 429) return { failure: 'RATE_LIMITED' };
  return kindOf(status) === 'REFUSED' ? { failure: 'REQUEST_REJECTED' } : {};
}

function kindOf(status: number) {
  if (status === 401 || status === 403) return 'CREDENTIALS';
  if (status === 404 || status === 410) return 'GONE';
  return status === 408 || status === 429 || status >= 500 ? 'RETRY' : 'REFUSED';
}

const redactSecrets = (words: string, credentials: SourceCredentials): string =>
  (credentials.authorization === 'NONE' ? words : words.replaceAll(credentials.secret, '…')).slice(0, 300);

const notJsonError = (headers: Readonly<Record<string, string>>): SourceError =>
  /html/i.test(headers['content-type'] ?? '')
    ? new SourceError('REFUSED', 'The system responded with a web page. Enter the URL of its API.', {
        failure: 'WEB_PAGE',
      })
    : new SourceError('REFUSED', 'The response of the system is not JSON.', { failure: 'NOT_JSON' });

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function parseDate(header: string | undefined): Date | null {
  const at = Date.parse(header ?? '');
  return Number.isNaN(at) ? null : new Date(at);
}
