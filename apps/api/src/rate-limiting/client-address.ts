import ipaddr from 'ipaddr.js';

/** One network that counts as one client. */
export interface AddressGroup {
  /** CIDR notation, or the text itself when it is not an IP address. */
  readonly key: string;
  /** How many times the limit of a single client applies to the group. */
  readonly factor: number;
}

/** One customer of a provider usually holds a /64, one site a /48. */
const SUBSCRIBER_BITS = 64;
const SITE_BITS = 48;
export const SITE_FACTOR = 8;

/**
 * Groups in which limits count a client address, narrowest first. IPv4 has one group; IPv6 has its /64 and, with a
 * higher limit, its /48. IPv4-mapped IPv6 addresses count as IPv4.
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

/** The narrowest group, for per-client data without its own limit. */
export const addressGroup = (address: string): string => addressGroups(address)[0].key;
