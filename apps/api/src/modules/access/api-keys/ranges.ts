import { LIMITS } from '@frontdesk/domain';
import ipaddr from 'ipaddr.js';

/**
 * Normalizes IP addresses and CIDR ranges to CIDR notation with the network address. Removes empty texts and
 * duplicates. Returns null if a range is invalid or there are more than LIMITS.apiKeyRanges.
 */
export function normalizeRanges(written: readonly string[]): string[] | null {
  const texts = [...new Set(written.map((text) => text.trim()).filter((text) => text !== ''))];
  const ranges = texts.flatMap((text) => rangeOf(text) ?? []);
  return ranges.length < texts.length || ranges.length > LIMITS.apiKeyRanges ? null : [...new Set(ranges)];
}

/**
 * Returns true if no ranges are set or the address is in one of the ranges. Returns false for an invalid address. Zone
 * ids are ignored, and IPv4-mapped IPv6 addresses are compared as IPv4.
 */
export function isWithin(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const [bare = ''] = address.split('%');
  if (!ipaddr.isValid(bare)) return false;
  const caller = ipaddr.process(bare);
  return ranges.some((range) => {
    const [net, bits] = ipaddr.parseCIDR(range);
    return net.kind() === caller.kind() && caller.match(net, bits);
  });
}

function rangeOf(text: string): string | null {
  const [address = '', bits, ...more] = text.split('/');
  if (more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
  // Requires four decimal parts, because parsers in C also accept "10.1" and "0x7f.1".
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const range = `${address}/${bits ?? 32}`;
    return ipaddr.IPv4.isValidCIDR(range)
      ? `${ipaddr.IPv4.networkAddressFromCIDR(range).toString()}/${bits ?? 32}`
      : null;
  }
  // Rejects zone ids, which are meaningful only on the client's machine, and IPv6 addresses in dotted notation.
  // IPv4-mapped ranges are rejected too, because they would never match.
  if (!address.includes(':') || address.includes('%') || address.includes('.')) return null;
  const range = `${address}/${bits ?? 128}`;
  if (!ipaddr.IPv6.isValidCIDR(range) || ipaddr.IPv6.parse(address).isIPv4MappedAddress()) return null;
  return `${ipaddr.IPv6.networkAddressFromCIDR(range).toString()}/${bits ?? 128}`;
}
