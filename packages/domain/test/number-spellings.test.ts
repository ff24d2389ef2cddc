import { describe, expect, it } from '@jest/globals';
import { numberSpellings } from '../src/normalize-text.ts';

describe('a searched phone number', () => {
  const stored = '+442079460018';

  it.each(['020 7946 0018', '0044 20 7946 0018', '+44 (0)20 7946', '7946-0018', '(020) 7946', '0018'])(
    'is found in every spelling: %s',
    (typed) => {
      expect(numberSpellings(typed).some((spelling) => stored.includes(spelling))).toBe(true);
    },
  );

  it.each(['', '18', 'x7946', 'Lena 7946', '٣'])('is not a number: %j', (typed) => {
    expect(numberSpellings(typed)).toEqual([]);
  });
});
