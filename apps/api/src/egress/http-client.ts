import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { WEBHOOK_LIMITS } from '@frontdesk/domain';
import { Agent, request } from 'undici';
import { type EndpointUrlRefusal, endpointUrl } from './endpoint-url.ts';
import { type NoResponseReason, noResponseReason, PrivateAddressError } from './errors.ts';
import { isPublicAddress } from './public-address.ts';

export interface OutboundMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** A longer answer is none. */
  readonly maxBytes: number;
}

/** What was asked for, whole. */
export interface DeliveryOutcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type DeliveryFailure = NoResponseReason | { readonly cause: 'SIZE'; readonly words: string };

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of it. */
  readonly body: string;
}

/** The way to addresses that people of a workspace have typed in: never into our own network (N1). */
export interface EgressClient {
  /** Null when nothing is wrong with an address as far as anybody can tell now. */
  faultOf(url: string): Promise<EndpointUrlRefusal | null>;
  /** Sends once, follows nothing, waits so long and no longer. Never throws. */
  post(letter: OutboundMessage): Promise<HttpAnswer | NoResponseReason>;
  /** Asks once, by the same rules, and reads the whole answer. Never throws. */
  ask(question: OutboundRequest): Promise<DeliveryOutcome | DeliveryFailure>;
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
  /** Beside those that the system trusts. */
  readonly ca?: string;
}

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
    post: (letter) =>
      through(letter.url, timeoutMs, async (agent, url) => {
        const deadline = AbortSignal.any([letter.signal, AbortSignal.timeout(timeoutMs)]);
        return send(agent, url, letter, deadline);
      }),
    ask: (question) =>
      through(question.url, question.timeoutMs, (agent, url) =>
        read(agent, url, question, AbortSignal.timeout(question.timeoutMs)),
      ),
  };

  async function through<T>(text: string, waitMs: number, work: (agent: Agent, url: URL) => Promise<T>) {
    const found = endpointUrl(text, allowHosts);
    if (typeof found === 'string') return { cause: 'ADDRESS', words: 'This address is not one to go to.' } as const;
    // One connection for one question: what was checked is what is spoken to, and nothing is kept for later.
    const agent = new Agent({
      connect: { lookup: checkedAddress(resolve, found.trusted), timeout: waitMs, ...(ca ? { ca } : {}) },
      pipelining: 0,
    });
    try {
      return await work(agent, found.url);
    } catch (error) {
      return noResponseReason(error);
    } finally {
      agent.destroy().catch(() => {});
    }
  }
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

const TOO_LONG = { cause: 'SIZE', words: 'The answer is longer than anybody reads.' } as const;

async function read(
  agent: Agent,
  url: URL,
  { headers, maxBytes }: OutboundRequest,
  signal: AbortSignal,
): Promise<DeliveryOutcome | DeliveryFailure> {
  const answer = await request(url, { dispatcher: agent, method: 'GET', headers, signal });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer.body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) return TOO_LONG;
    parts.push(part);
  }
  return { status: answer.statusCode, headers: withoutCookies(answer.headers), body: Buffer.concat(parts).toString() };
}

/** What was said in time is enough: the status came before it. */
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
    // Cut off: by them, or by the deadline.
  }
  const text = Buffer.concat(parts).subarray(0, WEBHOOK_LIMITS.bodyKeptBytes).toString();
  return text.replaceAll('\0', '�');
}

const MOST_HEADERS = 30;

/** What an endpoint sets for itself is no business of whoever reads the log. */
function withoutCookies(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const shown = Object.entries(headers).filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(shown.slice(0, MOST_HEADERS).map(([name, value]) => [name, String(value).slice(0, 500)]));
}

/** All that a name leads to has to be outside, and that very answer is what is connected to: a second one is never asked for. */
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
