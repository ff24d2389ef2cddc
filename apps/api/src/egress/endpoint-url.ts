import { isIP } from 'node:net';
import { WEBHOOK_LIMITS } from '@frontdesk/domain';
import ipaddr from 'ipaddr.js';

export type EndpointUrlRefusal =
  | 'WEBHOOK_URL_INVALID'
  | 'WEBHOOK_URL_NOT_HTTPS'
  | 'WEBHOOK_URL_HAS_CREDENTIALS'
  | 'WEBHOOK_PORT_NOT_ALLOWED'
  | 'WEBHOOK_ADDRESS_PRIVATE';

interface EndpointUrl {
  readonly url: URL;
  /**
   * True if the configuration allows this host. A trusted host can be in a private network, use any port, and use http
   * instead of https.
   */
  readonly trusted: boolean;
}

const PORTS: readonly string[] = ['', '443', '8443'];

/** Matches host names and suffixes that do not belong to servers on the public internet. */
const INSIDE =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa|arpa|onion|test|invalid)$/;

/** Validates a URL without resolving its host name. The resolved address is checked when the connection is opened. */
export function endpointUrl(text: string, allowHosts: readonly string[]): EndpointUrl | EndpointUrlRefusal {
  const url = parsed(text);
  if (!url) return 'WEBHOOK_URL_INVALID';
  if (url.username || url.password) return 'WEBHOOK_URL_HAS_CREDENTIALS';
  if (allowHosts.includes(url.hostname) || allowHosts.includes(url.host)) return { url, trusted: true };
  if (url.protocol !== 'https:') return 'WEBHOOK_URL_NOT_HTTPS';
  if (!isPublicHostname(url.hostname)) return 'WEBHOOK_ADDRESS_PRIVATE';
  return PORTS.includes(url.port) ? { url, trusted: false } : 'WEBHOOK_PORT_NOT_ALLOWED';
}

function parsed(text: string): URL | null {
  // The URL parser accepts whitespace and control characters, which a stored URL must not contain.
  if (text.length > WEBHOOK_LIMITS.urlLength || /[\s\p{Cc}\\]/u.test(text)) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

function isPublicHostname(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(name)) return isPublicAddress(name);
  return name.includes('.') && !INSIDE.test(name);
}

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Returns whether an address is reachable on the internet. Private, local, reserved and tunneled addresses are not
 * reachable.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_UNICAST_V6);
}

/** Returns the scheme, host and port of a URL. Throws an error if the text is not a URL with a host. */
export function originOf(url: string): string {
  const { origin } = new URL(url);
  // All URLs without a host have the origin "null", so this value does not identify a receiver.
  if (origin === 'null') throw new TypeError('The URL has no origin.');
  return origin;
}
