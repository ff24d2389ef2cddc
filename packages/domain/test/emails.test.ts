import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS, normalizeEmail } from '../src/index.ts';

describe('an email address', () => {
  it.each([
    ['vera@people.test', 'vera@people.test'],
    ['  Vera.New+desk@People.TEST \n', 'vera.new+desk@people.test'],
    ["o'hara_1-2@mail.sub.people.test", "o'hara_1-2@mail.sub.people.test"],
    ['zoe\u0301@people.test', 'zo\u00e9@people.test'],
    ['用户@例子.公司', '用户@例子.公司'],
    ['a@b.co', 'a@b.co'],
  ])('%j is stored as %j', (given, stored) => {
    expect(normalizeEmail(given)).toBe(stored);
  });

  it.each([
    '',
    ' ',
    'vera',
    '@people.test',
    'vera@',
    'vera@localhost',
    'vera@people.t',
    'vera@people.',
    'vera@.test',
    'vera@people..test',
    've..ra@people.test',
    'vera@@people.test',
    'vera@people@test.test',
    've ra@people.test',
    'vera@people.test, bob@people.test',
    'Vera <vera@people.test>',
    'vera@people.test>',
    '"vera"@people.test',
    'vera@[127.0.0.1]',
    'vera(comment)@people.test',
    'vera@people.test\r\nBcc: bob@people.test',
    'vera\u0000@people.test',
    'vera\u200b@people.test',
    'vera\u202e@people.test',
    `${'v'.repeat(250)}@people.test`,
  ])('%j is invalid', (given) => {
    expect(normalizeEmail(given)).toBeNull();
  });

  it('is normalized: stored once or twice, in capitals or not, it is the same', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (given) => {
        const stored = normalizeEmail(given);
        if (stored === null) return;
        expect(normalizeEmail(stored)).toBe(stored);
        expect(normalizeEmail(`  ${given.toUpperCase()}\t`)).toBe(stored);
      }),
    );
  });

  it('in stored form never contains what could end a line or a list in an email header', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 30 }),
        (a, b) => {
          const stored = normalizeEmail(`${a}@${b}.test`);
          if (stored === null) return;
          expect(stored).not.toMatch(/[\s<>,;:"\\()[\]\p{C}]/u);
          expect(stored.split('@')).toHaveLength(2);
          expect(stored.length).toBeLessThanOrEqual(LIMITS.emailLength);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
