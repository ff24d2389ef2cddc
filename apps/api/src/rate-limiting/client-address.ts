import ipaddr from 'ipaddr.js';

/** Network that counts as one client. */
export interface AddressGroup {
  /** Network in CIDR notation. If the client address is not an IP address, the unchanged text. */
  readonly key: string;
  /** Factor by which the limit for a single client is multiplied for this network. */
  readonly factor: number;
}

/** Prefix lengths of IPv6 networks. A customer of an internet provider usually has a /64, and a site has a /48. */
const SUBSCRIBER_BITS = 64;
const SITE_BITS = 48;
export const SITE_FACTOR = 8;

/**
 * Returns the networks in which requests from an address are counted, smallest first. An IPv4 address has one network.
 * An IPv6 address has its /64 and, with a higher limit, its /48. An IPv4-mapped IPv6 address is treated as IPv4.
 */
export function addressGroups(address: string): readonly [AddressGroup, ...AddressGroup[]] {
  const [bare = ''] = address.split('%');
  if (!ipaddr.isValid(bare)) return [{ key: address, factor: 1 }];
  const parsed = ipaddr.process(bare);
  if (parsed.kind() === 'ipv4') return [{ key: `${parsed.toString()}/32`, factor: 1 }];
  const network = (bits: number) => ({
    key: `${ipaddr.IPv6.networkAddressFromCIDR(`${bare}/${bits}`).toString()}/${bits}`,
  });
  return [
    { ...network(SUBSCRIBER_BITS), factor: 1 },
    { ...network(SITE_BITS), factor: SITE_FACTOR },
  ];
}

/** Returns the smallest network of an address, for per-client data that has no limit. */
export const addressGroup = (address: string): string => addressGroups(address)[0].key;
