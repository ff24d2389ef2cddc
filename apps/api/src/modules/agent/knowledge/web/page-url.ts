import { KNOWLEDGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';

/** Returns a URL without its fragment, which does not change the page. */
export function pageUrl(text: string | URL): URL {
  const url = new URL(text);
  url.hash = '';
  return url;
}

/** Returns the address of a page, which is its title if it has none. */
export function addressTitle(url: string): string {
  const { host, pathname } = new URL(url);
  return withoutUnstorable(`${host}${pathname === '/' ? '' : pathname}`.slice(0, KNOWLEDGE_LIMITS.titleLength));
}
