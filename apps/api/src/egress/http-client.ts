import { isUtf8 } from 'node:buffer';
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { WEBHOOK_LIMITS } from '@frontdesk/domain';
import { Agent, request } from 'undici';
import { type EndpointUrlRefusal, endpointUrl, isPublicAddress } from './endpoint-url.ts';
import { type NoResponseReason, noResponseReason, PrivateAddressError } from './errors.ts';

export interface OutboundMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface OutboundRequest {
  readonly url: string;
  /** HTTP method. If omitted, GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Maximum size of the response in bytes. A longer response fails with the cause SIZE. */
  readonly maxBytes: number;
  /** Signal that ends the request before its timeout. */
  readonly signal?: AbortSignal;
}

/** Response whose body was read completely. */
export interface DeliveryOutcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True if the body was valid UTF-8. Invalid bytes are replaced in `body`. */
  readonly isUtf8: boolean;
}

export type DeliveryFailure = NoResponseReason | { readonly cause: 'SIZE'; readonly words: string };

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Beginning of the response body. The rest is discarded. */
  readonly body: string;
}

/**
 * HTTP client for URLs supplied by members. It connects to hosts in private networks only if the configuration allows
 * them (N1).
 */
export interface EgressClient {
  /**
   * Returns the reason why a URL must not be used. Returns null if it can be used or if the host name cannot be
   * resolved.
   */
  faultOf(url: string): Promise<EndpointUrlRefusal | null>;
  /** Sends one POST request with a timeout and without following redirects. Never throws an error. */
  post(message: OutboundMessage): Promise<HttpAnswer | NoResponseReason>;
  /**
   * Sends one request with a timeout and without following redirects, and reads the complete response. Never throws an
   * error.
   */
  ask(question: OutboundRequest): Promise<DeliveryOutcome | DeliveryFailure>;
  /**
   * Sends one GET request without following redirects, and passes the response to `work` while its body is being
   * received. The timeout applies to the complete transfer. Throws only errors thrown by `work`.
   */
  stream<T>(
    question: Pick<OutboundRequest, 'url' | 'headers' | 'timeoutMs'>,
    work: (answer: StreamedAnswer) => Promise<T>,
  ): Promise<T | NoResponseReason>;
}

/** Response whose body is read while it is being received. */
export interface StreamedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Buffer>;
}

export type ResolveHost = (name: string) => Promise<readonly ResolvedHost[]>;

export interface ResolvedHost {
  readonly address: string;
  readonly family: number;
}

interface EgressOptions {
  readonly allowHosts: readonly string[];
  readonly resolve?: ResolveHost;
  readonly timeoutMs?: number;
  /** Trusted certificate authorities, used instead of the default ones. */
  readonly ca?: string;
}

type Target = Pick<OutboundRequest, 'url' | 'timeoutMs' | 'signal'>;

export function createEgressClient({
  allowHosts,
  resolve = resolveHostBySystem,
  timeoutMs = WEBHOOK_LIMITS.timeoutMs,
  ca,
}: EgressOptions): EgressClient {
  return {
    faultOf: async (text) => {
      const found = endpointUrl(text, allowHosts);
      if (typeof found === 'string') return found;
      if (found.trusted) return null;
      const addresses = await resolve(withoutBrackets(found.url.hostname)).catch(() => []);
      return addresses.every(({ address }) => isPublicAddress(address)) ? null : 'WEBHOOK_ADDRESS_PRIVATE';
    },
    post: (message) =>
      through({ url: message.url, timeoutMs }, async (agent, url) => {
        const deadline = AbortSignal.any([message.signal, AbortSignal.timeout(timeoutMs)]);
        return send(agent, url, message, deadline);
      }),
    ask: (question) => {
      const timeout = AbortSignal.timeout(question.timeoutMs);
      const signal = question.signal ? AbortSignal.any([question.signal, timeout]) : timeout;
      return through({ ...question, signal }, (agent, url) => read(agent, url, question, signal));
    },
    stream: (question, work) => through(question, (agent, url) => streamed(agent, url, question, work)),
  };

  async function through<T>(target: Target, work: (agent: Agent, url: URL) => Promise<T>) {
    const found = endpointUrl(target.url, allowHosts);
    if (typeof found === 'string')
      return { cause: 'ADDRESS', words: 'Requests to this address are not allowed.' } as const;
    // Each request opens its own connection, so that it uses exactly the address that was checked.
    const agent = new Agent({
      connect: {
        lookup: checkedAddress(resolve, found.trusted),
        timeout: target.timeoutMs,
        // undici observes the signal of a request only after the connection is established.
        ...(target.signal ? { signal: target.signal } : {}),
        ...(ca ? { ca } : {}),
      },
      pipelining: 0,
    });
    try {
      return await work(agent, found.url);
    } catch (error) {
      if (error instanceof WorkError) throw error.cause;
      return noResponseReason(error);
    } finally {
      agent.destroy().catch(() => {});
    }
  }
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function streamed<T>(
  agent: Agent,
  url: URL,
  { headers, timeoutMs }: Pick<OutboundRequest, 'headers' | 'timeoutMs'>,
  work: (answer: StreamedAnswer) => Promise<T>,
): Promise<T> {
  const answer = await request(url, { dispatcher: agent, headers, signal: AbortSignal.timeout(timeoutMs) });
  const body = watched(answer.body as AsyncIterable<Buffer>);
  try {
    return await work({ status: answer.statusCode, headers: allButCookies(answer.headers), body: body.bytes });
  } catch (error) {
    throw body.hasFailed() ? error : new WorkError(error);
  }
}

/** Error thrown by the calling code's function, as opposed to a connection error. */
class WorkError extends Error {
  constructor(cause: unknown) {
    super('The response could not be processed.', { cause });
  }
}

/** Returns the bytes of a response, and records whether the connection failed while they were read. */
function watched(body: AsyncIterable<Buffer>) {
  let failed = false;
  async function* bytes() {
    try {
      yield* body;
    } catch (error) {
      failed = true;
      throw error;
    }
  }
  return { bytes: bytes(), hasFailed: () => failed };
}

async function send(
  agent: Agent,
  url: URL,
  { headers, body }: OutboundMessage,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal });
  return { status: answer.statusCode, headers: withoutCookies(answer.headers), body: await readBeginning(answer.body) };
}

const TOO_LONG = { cause: 'SIZE', words: 'The answer is larger than the limit.' } as const;

async function read(
  agent: Agent,
  url: URL,
  { headers: sent, maxBytes, method = 'GET', body = '' }: OutboundRequest,
  signal: AbortSignal,
): Promise<DeliveryOutcome | DeliveryFailure> {
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: sent,
    body: body.length === 0 ? null : body,
    signal,
  });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer.body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) return TOO_LONG;
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  const headers = withoutCookies(answer.headers);
  return { status: answer.statusCode, headers, body: bytes.toString(), isUtf8: isUtf8(bytes) };
}

/**
 * Returns the beginning of the body. An incomplete body is sufficient, because the status has already been received.
 */
async function readBeginning(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      size += part.length;
      if (size >= WEBHOOK_LIMITS.responseBytes) break;
    }
  } catch {
    // Ignored, because the bytes received so far are sufficient if the server or the timeout ends the response.
  }
  const text = Buffer.concat(parts).subarray(0, WEBHOOK_LIMITS.bodyKeptBytes).toString();
  return text.replaceAll('\0', '�');
}

const MOST_HEADERS = 30;

type ReceivedHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Returns at most MOST_HEADERS headers of at most 500 characters each, without cookies, which must not be stored.
 * `Link` is always included, because without it only the first page of a paginated API would be read.
 */
function withoutCookies(headers: ReceivedHeaders): Record<string, string> {
  const { link, ...others } = allButCookies(headers);
  const shown = Object.entries(others).slice(0, MOST_HEADERS);
  const cut = Object.fromEntries(shown.map(([name, value]) => [name, value.slice(0, 500)]));
  return link === undefined ? cut : { ...cut, link: link.slice(0, 8_000) };
}

/** Returns all headers except cookies. The HTTP parser already limits their size. */
function allButCookies(headers: ReceivedHeaders): Record<string, string> {
  const shown = Object.entries(headers).filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}

/**
 * Resolves the host name of a connection. Rejects the connection if any resolved address is not public, unless the host
 * is trusted. The connection uses exactly the addresses that were checked.
 */
const checkedAddress =
  (resolve: ResolveHost, trusted: boolean): LookupFunction =>
  (name, options, done) => {
    resolve(name).then(
      (addresses) => {
        const [first] = addresses;
        if (!trusted && !addresses.every(({ address }) => isPublicAddress(address)))
          return done(new PrivateAddressError(), []);
        if (!first) return done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), []);
        return options.all ? done(null, [...addresses]) : done(null, first.address, first.family);
      },
      (error) => done(error, []),
    );
  };

const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const resolveHostBySystem: ResolveHost = (name) =>
  new Promise((found, failed) => {
    const family = isIP(name);
    if (family) return found([{ address: name, family }]);
    return lookup(name, { all: true }, (error, addresses) => (error ? failed(error) : found(addresses)));
  });
