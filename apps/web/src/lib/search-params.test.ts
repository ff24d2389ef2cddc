import { expect, it } from '@jest/globals';
import { firstParam, knownParams, parseSearch, stringifySearch } from './search-params.ts';

it('parses values as strings and repeated names as lists', () => {
  expect(parseSearch('?q=007&status=NEW&status=LOST&token=1e5')).toEqual({
    q: '007',
    status: ['NEW', 'LOST'],
    token: '1e5',
  });
});

it('serializes parsed parameters without empty ones', () => {
  expect(stringifySearch({ q: 'a b', status: ['NEW', 'LOST'], none: undefined, empty: '' })).toBe(
    '?q=a+b&status=NEW&status=LOST',
  );
  expect(stringifySearch({})).toBe('');
});

it('reads one value, or the known values', () => {
  const params = parseSearch('?status=LOST&status=NEW&status=BOGUS');
  expect(firstParam(params, 'status')).toBe('LOST');
  expect(firstParam(params, 'absent')).toBe('');
  expect(knownParams(params, 'status', ['NEW', 'LOST'] as const)).toEqual(['NEW', 'LOST']);
});
