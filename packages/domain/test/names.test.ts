import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS, normalizeName, normalizeText } from '../src/index.ts';

describe('a name', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada \t  Lovelace\n', 'Ada Lovelace'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['O’Brien-Ñandú, Jr.', 'O’Brien-Ñandú, Jr.'],
    ['שרה כהן', 'שרה כהן'],
    ['محمد', 'محمد'],
    ['小明', '小明'],
    ['Ada 👩‍⚕️', 'Ada 👩‍⚕️'],
    ['7', '7'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['n'.repeat(100), 'n'.repeat(100)],
    [`${'n'.repeat(100)}   `, 'n'.repeat(100)],
  ])('%j is stored as %j', (given, stored) => {
    expect(normalizeName(given)).toBe(stored);
  });

  it.each([
    '',
    '  \n ',
    '-',
    '!!!',
    '🦷',
    '\u200b',
    'n'.repeat(101),
    'Ada\0',
    'Ada\u0007',
    'Ada\u202egnp',
    '\u2066Ada\u2069',
    'Ada\u200f',
  ])('%j is invalid', (given) => {
    expect(normalizeName(given)).toBeNull();
  });

  it('in stored form is one readable line, in one form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (given) => {
        const stored = normalizeName(given);
        if (stored === null) return;
        expect(normalizeName(stored)).toBe(stored);
        expect(stored).not.toMatch(/\p{Cc}|^\s|\s$|\s\s/u);
        expect(stored).toMatch(/[\p{L}\p{N}]/u);
        expect(stored.length).toBeLessThanOrEqual(LIMITS.nameLength);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a multi-line text', () => {
  it.each([
    ['  Hello,\n\nme again. ', 'Hello,\n\nme again.'],
    ['a\0b', 'ab'],
    ['\0', ''],
    ['', ''],
    ['שלום 🦷', 'שלום 🦷'],
    ['1234567890  ', '1234567890'],
  ])('%j is stored as %j', (given, stored) => {
    expect(normalizeText(given, 10 + given.length)).toBe(stored);
    expect(normalizeText(given, stored.length)).toBe(stored);
  });

  it('is invalid when it is too long after normalization', () => {
    expect(normalizeText('12345678901', 10)).toBeNull();
    expect(normalizeText(' 1234567890 ', 10)).toBe('1234567890');
  });
});
