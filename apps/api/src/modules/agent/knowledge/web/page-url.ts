import { KNOWLEDGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';

/** Returns a URL without its fragment, which does not identify a different page. */
export function pageUrl(text: string | URL): URL {
  const url = new URL(text);
  url.hash = '';
  return url;
}

/** Returns the title for a page that has none: the host and path of its URL. */
export function addressTitle(url: string): string {
  const { host, pathname } = new URL(url);
  return withoutUnstorable(`${host}${pathname === '/' ? '' : pathname}`.slice(0, KNOWLEDGE_LIMITS.titleLength));
}
