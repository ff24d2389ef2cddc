import { describe, expect, it } from '@jest/globals';
import { addressGroup, addressGroups, SITE_FACTOR } from './client-address.ts';

const groupsOf = (address: string) => addressGroups(address).map(({ key }) => key);

describe('the groups of a client address', () => {
  it('counts each IPv4 address separately', () => {
    expect(addressGroups('192.0.2.7')).toEqual([{ key: '192.0.2.7/32', factor: 1 }]);
  });

  it('counts an IPv6 address by its /64, and by its /48 with a higher limit [S11]', () => {
    expect(addressGroups('2001:db8:1:2:3:4:5:6')).toEqual([
      { key: '2001:db8:1:2::/64', factor: 1 },
      { key: '2001:db8:1::/48', factor: SITE_FACTOR },
    ]);
  });

  it('puts 10,000 addresses of one /64 into one group [S11]', () => {
    const addresses = Array.from({ length: 10_000 }, (_, n) => `2001:db8:1:2:${n.toString(16)}::${n % 7}`);
    expect(new Set(addresses).size).toBe(10_000);
    expect(new Set(addresses.map(addressGroup))).toEqual(new Set(['2001:db8:1:2::/64']));
  });

  it('separates two networks that differ in the last bit of their /64', () => {
    expect(groupsOf('2001:db8:1:2::1')).not.toEqual(groupsOf('2001:db8:1:3::1'));
    expect(groupsOf('2001:db8:1:2::1')[1]).toBe(groupsOf('2001:db8:1:3::1')[1]);
    expect(groupsOf('2001:db8:2:2::1')[1]).not.toBe(groupsOf('2001:db8:1:2::1')[1]);
  });

  it.each([
    ['a mapped address', '::ffff:192.0.2.7', '192.0.2.7/32'],
    ['a mapped address in hexadecimal', '::ffff:c000:207', '192.0.2.7/32'],
    ['an address with a zone', 'fe80::1%eth0', 'fe80::/64'],
    ['an address in capitals with all its zeros', '2001:0DB8:0001:0002:0000:0000:0000:0001', '2001:db8:1:2::/64'],
  ])('normalizes %s', (_what, address, group) => expect(addressGroup(address)).toBe(group));

  it.each(['', 'unknown', '1.2.3.4.5'])('keeps an invalid address as it is: "%s"', (text) => {
    expect(addressGroups(text)).toEqual([{ key: text, factor: 1 }]);
  });
});
