import { expect, it } from '@jest/globals';
import { Occupancy } from './socket-limits.ts';

const place = (key: string, limit: number) => ({ what: key, key, limit });

it('occupies a slot for every key, or none', () => {
  const open = new Occupancy();
  const first = open.take([place('address', 2), place('total', 1)]);
  expect('release' in first).toBe(true);
  expect(open.take([place('address', 2), place('total', 1)])).toEqual({ full: place('total', 1) });
  expect([open.count('address'), open.count('total')]).toEqual([1, 1]);
});

it('releases a slot once, and stores no data about closed connections', () => {
  const open = new Occupancy();
  const [first, second] = [open.take([place('address', 2)]), open.take([place('address', 2)])];
  if (!('release' in first) || !('release' in second)) throw new Error('There were two places.');
  first.release();
  first.release();
  expect(open.count('address')).toBe(1);
  second.release();
  expect(open.size).toBe(0);
});
