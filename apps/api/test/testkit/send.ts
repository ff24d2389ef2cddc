import { DENIAL_CODES } from '@frontdesk/domain';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface SentRequest {
  readonly method?: 'POST' | 'GET' | 'PUT';
  readonly url?: string;
  readonly contentType?: string;
  /** A string is sent unchanged, and an object as JSON. */
  readonly payload?: string | object;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly requestId: string;
  /** The error codes of the response, or an empty list if there are none. */
  readonly codes: readonly string[];
}

/** Internals that no response may contain, such as file paths, SQL and names of libraries. */
const INNARDS =
  /prisma|postgres|\bpg_|select .*from |insert into|update "|violates|constraint|node_modules|\.ts:\d|\.js:\d|\n\s+at |"stack|stacktrace/i;

/** Sends a request and checks every error of the response with `assertClean`. */
export async function send(fd: TestFrontdesk, caller: Caller, sent: SentRequest): Promise<Answer> {
  const { method = 'POST', url = '/graphql', contentType = 'application/json', payload } = sent;
  const response = await fd.app.inject({
    method,
    url,
    headers: {
      ...(payload === undefined ? {} : { 'content-type': contentType }),
      ...(caller.bearer ? { authorization: `Bearer ${caller.bearer}` } : {}),
      ...(caller.workspace ? { 'x-workspace': caller.workspace } : {}),
    },
    ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  });
  const requestId = String(response.headers['x-request-id']);
  const { errors = [] } = response.json<{ errors?: ResponseText[] }>();
  for (const error of errors) assertClean(error, requestId);
  return {
    status: response.statusCode,
    text: response.body,
    requestId,
    codes: errors.map(({ extensions }) => extensions.code),
  };
}

export interface ResponseText {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

/** Throws unless the error has a known code and the request id, and contains no internals. */
export function assertClean(error: ResponseText, requestId?: string): void {
  const { code, requestId: told } = error.extensions;
  const text = JSON.stringify(error);
  if (!(DENIAL_CODES as readonly string[]).includes(code)) throw new Error(`${code} is not in DENIAL_CODES: ${text}`);
  if (!told || (requestId !== undefined && told !== requestId))
    throw new Error(`The error does not carry its request's id ${requestId}: ${text}`);
  if (INNARDS.test(text)) throw new Error(`The error shows our innards: ${text}`);
}
