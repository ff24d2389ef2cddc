const HTTPS_URL = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][\x21-\x5b\x5d-\x7e]*)?$/i;
const LONGEST = 2_000;

/**
 * Returns a URL from a provider if it is safe to show as a link: https, a host name, no credentials, printable ASCII.
 * Otherwise null.
 */
export function providerUrl(text: string | null | undefined): string | null {
  return text && text.length <= LONGEST && HTTPS_URL.test(text) ? text : null;
}
