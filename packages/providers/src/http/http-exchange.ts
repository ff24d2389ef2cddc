import type { ProviderName } from '../ports/provider.ts';
import type { ProviderError } from '../provider-error.ts';

/** A request that was sent to a provider, and its response. */
export interface HttpExchange {
  readonly method: string;
  /** Full URL of the request, including the query. */
  readonly url: string;
  /** Number of the attempt, starting at 1. */
  readonly attempt: number;
  /** Milliseconds from the request to the end of the response, or to the error. */
  readonly durationMs: number;
  /** HTTP status of the response. Null if there was no response. */
  readonly httpStatus: number | null;
  /** Error of the request. Null if the provider accepted the request. */
  readonly error: ProviderError | null;
  /**
   * Id of the request at the provider, which the provider's support team needs. Null if the response contains no id.
   */
  readonly requestId: string | null;
  /** Body of the request. Null if it is not text. */
  readonly requestBody: string | null;
  /** Body of the response. Null if there was no complete response, or if it is not text. */
  readonly responseBody: string | null;
}

/** A request that was sent to a provider on behalf of a workspace. */
export interface ProviderExchange extends HttpExchange {
  readonly workspaceId: string;
  readonly provider: ProviderName;
}

const REQUEST_ID_HEADERS = [
  'twilio-request-id',
  'x-fb-trace-id',
  'x-request-id',
  'request-id',
  'apim-request-id',
  'x-goog-request-id',
  'cf-ray',
];

/** Returns the id of the request at the provider, from the first known header. */
export const requestIdOf = (headers: Headers): string | null =>
  REQUEST_ID_HEADERS.map((name) => headers.get(name))
    .find((id) => id !== null)
    ?.slice(0, 200) ?? null;

/** Returns whether the content type of a response is a text format. */
export const isText = (headers: Headers): boolean =>
  /json|text|xml|x-www-form-urlencoded/.test(headers.get('content-type') ?? '');

/** Returns the body of a request as text. Null for binary bodies, such as recordings. */
export function textOf(body: RequestInit['body']): string | null {
  if (typeof body === 'string') return body;
  return body instanceof URLSearchParams ? body.toString() : null;
}
