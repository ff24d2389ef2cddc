import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { WEB_PAGE_LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { StreamedAnswer } from '../../../../egress/http-client.ts';
import { pageUrl } from './page-url.ts';
import { type Robots, robotsOf } from './robots.ts';
import { failureOf, WebFailure } from './web-failure.ts';

/** Response that is not a redirect. */
export interface WebResponse {
  /** URL of the response, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: StreamedAnswer['headers'];
  /** Decompressed body. Reading it throws a WebFailure if the body is damaged. */
  readonly body: AsyncIterable<Buffer>;
}

/** Sends requests to websites through the guarded HTTP client. Fetches the robots.txt file of each origin once. */
export interface Website {
  /** Requests a URL, follows redirects and passes the response to `work`. Each URL must be allowed by robots.txt. */
  get<T>(
    url: string,
    headers: Readonly<Record<string, string>>,
    work: (response: WebResponse) => Promise<T>,
  ): Promise<T>;
  robotsFor(url: string): Promise<Robots>;
}

/** Crawler name that robots.txt rules can address. */
const CRAWLER = 'FrontdeskBot';

export function openWebsite({ outbound, publicBaseUrl }: Pick<Services, 'outbound' | 'publicBaseUrl'>): Website {
  const known = new Map<string, Promise<Robots>>();
  const robotsFor = (url: string): Promise<Robots> => {
    const { origin } = new URL(url);
    const found = known.get(origin) ?? robotsOf(`${origin}/robots.txt`, CRAWLER, (at, work) => follow(at, {}, work));
    known.set(origin, found);
    // A failed request for robots.txt is retried for the next page.
    found.catch(() => known.delete(origin));
    return found;
  };
  const assertAllowed = async (url: string) => {
    if (!(await robotsFor(url)).isAllowed(url)) throw new WebFailure('ROBOTS_DISALLOWED');
  };
  return {
    robotsFor,
    get: (url, headers, work) => follow(url, { headers, check: assertAllowed }, work),
  };

  async function follow<T>(
    url: string,
    { headers = {}, check }: { headers?: Readonly<Record<string, string>>; check?: (url: string) => Promise<void> },
    work: (response: WebResponse) => Promise<T>,
  ): Promise<T> {
    const deadline = performance.now() + WEB_PAGE_LIMITS.pageTimeoutMs;
    let at = url;
    for (let hop = 0; hop <= WEB_PAGE_LIMITS.redirects; hop += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each request depends on the redirect before.
      await check?.(at);
      const timeoutMs = Math.ceil(deadline - performance.now());
      if (timeoutMs <= 0) throw new WebFailure('SERVER_TIMEOUT', true);
      // oxlint-disable-next-line no-await-in-loop -- each request depends on the redirect before.
      const answer = await outbound.stream(
        { url: at, headers: { ...headers, ...defaultHeaders(publicBaseUrl) }, timeoutMs },
        async (response) => {
          const redirect = redirectOf(at, response);
          return redirect === null ? { result: await work(responseAt(at, response)), redirect } : { redirect };
        },
      );
      if ('cause' in answer) throw failureOf(answer.cause);
      if (answer.redirect === null) return answer.result;
      at = answer.redirect;
    }
    throw new WebFailure('TOO_MANY_REDIRECTS');
  }
}

const defaultHeaders = (publicBaseUrl: string) => ({
  'user-agent': `${CRAWLER}/1 (+${publicBaseUrl})`,
  'accept-encoding': 'gzip, deflate, br',
});

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

function redirectOf(at: string, { status, headers }: StreamedAnswer): string | null {
  if (!REDIRECTS.includes(status)) return null;
  const { location = '' } = headers;
  const url = URL.canParse(location, at) ? secureLike(at, new URL(location, at)) : null;
  if (!url) throw new WebFailure('SERVER_ERROR');
  return url.href;
}

/** Returns a URL without its fragment. Changes the scheme to https if the URL `from`, which links to it, uses https. */
export function secureLike(from: string, url: URL): URL {
  const target = pageUrl(url);
  if (target.protocol === 'http:' && from.startsWith('https:')) target.protocol = 'https:';
  return target;
}

const responseAt = (at: string, { status, headers, body }: StreamedAnswer): WebResponse => ({
  url: new URL(at),
  status,
  headers,
  body: decompressed(body, headers['content-encoding']),
});

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

async function* decompressed(body: AsyncIterable<Buffer>, encoding = 'identity'): AsyncIterable<Buffer> {
  const decoder = DECODERS[encoding.toLowerCase() as keyof typeof DECODERS];
  yield* decoder ? through(body, decoder()) : body;
}

/** Decompresses the body of a response with the given decoder. */
async function* through(body: AsyncIterable<Buffer>, decoder: ReturnType<typeof createGunzip>): AsyncIterable<Buffer> {
  try {
    yield* pipeline(body, decoder, () => {}) as AsyncIterable<Buffer>;
  } catch (error) {
    throw isDamaged(error) ? new WebFailure('DAMAGED') : error;
  }
}

const isDamaged = (error: unknown): boolean => /^(Z_|ERR__?ERROR_FORMAT)/.test((error as { code?: string }).code ?? '');

/** Returns the bytes of a body. Decompresses a gzip file such as `sitemap.xml.gz`. */
export async function* unzipped(body: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  yield* first.value[0] === 0x1f && first.value[1] === 0x8b ? through(all, createGunzip()) : all;
}

/** Returns the complete body. Throws an error if it is larger than `maxBytes`. */
export async function bytesOf({ headers, body }: WebResponse, maxBytes: number): Promise<Buffer> {
  if (Number(headers['content-length']) > maxBytes) throw new WebFailure('PAGE_TOO_LARGE');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) throw new WebFailure('PAGE_TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
