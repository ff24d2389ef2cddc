import { WEB_PAGE_LIMITS } from '@frontdesk/domain';
import { Parser } from 'htmlparser2';
import { assertSuccess, WebFailure } from './web-failure.ts';
import { secureLike, unzipped, type Website } from './website.ts';

/** Content of a sitemap file. */
export interface Sitemap {
  /** Page URLs, without duplicates. At most one more than the page limit, so that an exceeded limit can be detected. */
  readonly pages: readonly string[];
  /** URLs of other sitemap files that this sitemap file lists. */
  readonly sitemaps: readonly string[];
}

/** Maximum nesting depth of elements in a sitemap, including extensions. */
const MAX_DEPTH = 16;
const ROOTS: readonly string[] = ['urlset', 'sitemapindex'];
/** Maximum number of other sitemap files taken from one file. The rest is ignored. */
const MAX_SITEMAPS = WEB_PAGE_LIMITS.sitemaps + 1;

/**
 * Fetches a sitemap file. The file is parsed while it is being received, until enough pages are found. URLs of other
 * hosts are ignored.
 */
export const fetchSitemap = (website: Website, url: string): Promise<Sitemap> =>
  website.get(url, { accept: 'application/xml, text/xml, */*;q=0.1' }, async (response) => {
    assertSuccess(response.status);
    const found = sitemapParser(response.url);
    const text = new TextDecoder();
    let size = 0;
    for await (const part of unzipped(response.body)) {
      size += part.length;
      found.write(text.decode(part, { stream: true }));
      if (found.isEnough() || size > WEB_PAGE_LIMITS.sitemapBytes) break;
    }
    return found.result();
  });

function sitemapParser(at: URL) {
  const [pages, sitemaps] = [new Set<string>(), new Set<string>()];
  const path: string[] = [];
  let location = '';
  let isSitemap = false;
  const isLocation = () => path.length === 3 && path[2] === 'loc';
  const add = () => {
    const list = path[1] === 'url' ? pages : path[1] === 'sitemap' ? sitemaps : null;
    const url = webUrl(location.trim(), at);
    if (url) list?.add(url);
    location = '';
  };
  const parser = new Parser(
    {
      onopentagname: (name) => {
        // Namespace prefixes are removed, because they do not change the meaning of these elements.
        path.push(name.toLowerCase().replace(/^[^:]*:(?=(?:urlset|sitemapindex|url|sitemap|loc)$)/, ''));
        if (path.length === 1 && !ROOTS.includes(path[0] ?? '')) throw new WebFailure('SITEMAP_INVALID');
        if (path.length > MAX_DEPTH) throw new WebFailure('SITEMAP_INVALID');
        isSitemap = true;
      },
      ontext: (text) => {
        if (isLocation() && location.length <= WEB_PAGE_LIMITS.urlLength) location += text;
      },
      onclosetag: () => {
        if (isLocation()) add();
        path.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  return {
    write: (text: string) => parser.write(text),
    isEnough: () => pages.size > WEB_PAGE_LIMITS.pages || sitemaps.size > MAX_SITEMAPS,
    result: (): Sitemap => {
      if (!isSitemap) throw new WebFailure('SITEMAP_INVALID');
      return { pages: [...pages].slice(0, WEB_PAGE_LIMITS.pages + 1), sitemaps: [...sitemaps] };
    },
  };
}

function webUrl(text: string, at: URL): string | null {
  if (!URL.canParse(text, at.href)) return null;
  const { href, host, username } = secureLike(at.href, new URL(text, at));
  return host === at.host && username === '' && href.length <= WEB_PAGE_LIMITS.urlLength ? href : null;
}

/** Returns whether a URL looks like the URL of a sitemap rather than of a page. */
const namesSitemap = (url: string): boolean => /\.xml(?:\.gz)?$|sitemap/i.test(new URL(url).pathname);

/**
 * Returns the sitemap URLs of a website: the given URL if it looks like the URL of a sitemap, otherwise the URLs listed
 * in robots.txt, or the standard location if none are listed.
 */
export async function findSitemaps(website: Website, url: string): Promise<readonly string[]> {
  if (namesSitemap(url)) return [url];
  const { sitemaps } = await website.robotsFor(url);
  const named = sitemaps.flatMap((text) => (URL.canParse(text, url) ? [secureLike(url, new URL(text, url)).href] : []));
  return named.length > 0 ? [...new Set(named)].slice(0, MAX_SITEMAPS) : [new URL('/sitemap.xml', url).href];
}
