import { WEB_PAGE_LIMITS } from '@frontdesk/domain';
import robotsParser from 'robots-parser';
import { WebFailure } from './web-failure.ts';
import type { WebResponse } from './website.ts';

/** Rules of the robots.txt file of an origin. */
export interface Robots {
  isAllowed(url: string): boolean;
  /** Sitemap URLs listed in the file. */
  readonly sitemaps: readonly string[];
  /** Requested pause between two requests in seconds. 0 if the file requests none. */
  readonly crawlDelaySeconds: number;
}

/**
 * The imported function with its correct type. The package exports the function itself, but its type definitions
 * describe a module with a default export.
 */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

const ALL_ALLOWED: Robots = { isAllowed: () => true, sitemaps: [], crawlDelaySeconds: 0 };

/**
 * Fetches and parses a robots.txt file (RFC 9309). If the file does not exist, everything is allowed. If the request
 * fails, nothing is allowed: throws the WebFailure of the request.
 */
export const robotsOf = (
  url: string,
  crawler: string,
  get: <T>(url: string, work: (response: WebResponse) => Promise<T>) => Promise<T>,
): Promise<Robots> =>
  get(url, async ({ status, body }) => {
    if (status >= 500) throw new WebFailure('SERVER_ERROR', true);
    if (status < 200 || status >= 300) return ALL_ALLOWED;
    const rules = parseRobots(url, await beginningOf(body, WEB_PAGE_LIMITS.robotsBytes));
    return {
      // The parser returns no result for URLs of other origins, which have their own robots.txt files.
      isAllowed: (page) => rules.isAllowed(page, crawler) ?? true,
      sitemaps: rules.getSitemaps(),
      crawlDelaySeconds: Math.min(rules.getCrawlDelay(crawler) || 0, WEB_PAGE_LIMITS.crawlDelaySeconds),
    };
  });

async function beginningOf(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(parts).subarray(0, maxBytes).toString();
}
