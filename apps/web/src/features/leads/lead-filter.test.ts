import { expect, it } from '@jest/globals';
import { filterFrom, matchesFilter } from './lead-filter.ts';

const lead = { name: 'Marisol Ortega', phone: '+442079460018', email: null, message: '' };

it.each([
  ['+44 20 7946', true],
  ['020 7946 0018', true],
  ['+44 (0)20 7946', true],
  ['ortega', true],
  ['030 7946', false],
])('matches a new lead with the search %s: %s', (search, isMatch) => {
  const found = matchesFilter({ ...lead, source: 'FORM', status: 'NEW' }, { ...filterFrom({}), search });
  expect(found).toBe(isMatch);
});
