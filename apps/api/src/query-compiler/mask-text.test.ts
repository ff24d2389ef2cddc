import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findPhoneNumbersInText } from 'libphonenumber-js';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { rows } from '../../test/testkit/rows.ts';

// These tests cover `app.mask_text`, which masks phone numbers and email addresses in free text.
let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

async function maskAll(texts: readonly string[]): Promise<string[]> {
  const masked = await rows<{ text: string }>(
    fd,
    'select app.mask_text(t.word) as text from unnest($1::text[]) with ordinality t(word, position) order by position',
    [texts],
  );
  return masked.map(({ text }) => text);
}

const HIDDEN: readonly (readonly [string, string])[] = [
  ['call +49 1577 7000333 now', 'call •••• now'],
  ['0049 1577 7000333', '••••'],
  ['(0157) 770-00333', '(••••'],
  ['0157.770.00333', '••••'],
  ['0157/770/00333', '••••'],
  ['0157_770_00333', '••••'],
  ['0157\u00a0770\u202f00333', '••••'],
  ['0157\u200b7700\u20110333', '••••'],
  ['０１５７７０００３３３', '••••'],
  ['٠١٥٧٧٠٠٠٣٣٣', '••••'],
  ['0\uE0001577000\uE000333', '••••'],
  ['https://wa.me/4915777000333?text=hi', 'https://wa.me/••••?text=hi'],
  ['<a href="tel:+4915777000333">', '<a href="tel:••••">'],
  ['+49:157:7000333', '••••'],
  ['+49, 157, 7000333', '••••'],
  ['0664 12-10-2033', '••••'],
  ['Anna015777000333x', 'Anna••••x'],
  ['write to a.b+c@example.com, please', 'write to •••@•••, please'],
  ['mailto:a%40example.com', 'mailto:•••@•••'],
  ['a.b (at) example.com', '•••@•••'],
  ['a＠example.com', '•••@•••'],
  ['märz@müller.de', '•••@•••'],
];

const READABLE = [
  'on 22.11.2026 at 10:30, or 2026-11-22 11:30:00',
  '11/22/2026 2026-11-22T10:30:00.000Z 2026-11-22 10:30:00.123456+00',
  'EUR 12,345.67 or 12.345,67 € or 10000.50 € or $1,234,567.89',
  'order 123456, room 4711, 3rd floor, 12 people, 1.5 litres',
  '9.30-10.30 or 12:30, 13:30, 14:30',
  'the season 2025/2026',
  '/contacts/0198c0de-1234-7abc-8def-123456789012',
  'step 1, step 2 - 50 % of 200 (of 300)',
  'meet @ noon',
  '100,200,300,400,500',
  '',
];

describe('the mask of free text', () => {
  it.each(HIDDEN)('hides %j [S8]', async (text, masked) => {
    expect(await maskAll([text])).toEqual([masked]);
  });

  it.each(READABLE)('leaves %j readable [S8]', async (text) => {
    expect(await maskAll([text])).toEqual([text]);
  });

  it('hides every number that libphonenumber finds, in 2,000 generated texts [S8]', async () => {
    const texts = generated(2_000);
    const masked = await maskAll(texts);
    const found = texts.map((text) => findPhoneNumbersInText(text, 'DE').length);
    // Precondition: the texts contain phone numbers.
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(1_000);
    // Returns the phone numbers in a text. The date is excluded, because libphonenumber accepts German dates as phone
    // numbers.
    const numbersIn = (text: string) =>
      findPhoneNumbersInText(text, 'DE').filter(
        ({ startsAt, endsAt }) => text.slice(startsAt, endsAt) !== '22.11.2026',
      );
    expect(masked.filter((text) => numbersIn(text).length > 0)).toEqual([]);
  });

  it('changes nothing in a text that it has masked before [S8]', async () => {
    const once = await maskAll([...generated(500), ...HIDDEN.map(([text]) => text), ...READABLE]);
    expect(await maskAll(once)).toEqual(once);
  });

  it('takes time in proportion to the length of a hostile text [S8]', async () => {
    for (const piece of HOSTILE) {
      expect({ piece, linear: await isLinear(piece) }).toEqual({ piece, linear: true });
    }
  });
});

// biome-ignore format: one entry per line would make the list too long.
const HOSTILE = [
  'a', '1', '1 ', 'a@', '(', '+', '0-', '10:30 ', '1.1.', '22.11.2026 ', '12345€', '123456 a', 'deadbeef-', 'a (at', 'a%4',
  '2025-', '9.30-', '+49:', '0a', '\uE000',
];

/**
 * Returns whether a text of four times the length takes less than ten times as long or less than 250 ms. Up to three
 * runs are made, because other processes can slow down a run.
 */
async function isLinear(piece: string): Promise<boolean> {
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < 3; run += 1) {
    short = Math.min(short, await timeOf(piece, 100_000));
    long = Math.min(long, await timeOf(piece, 400_000));
    if (long < Math.max(short * 10, 250)) return true;
  }
  return false;
}

/** Returns the time in milliseconds. The text ends with a match, so that every pass must read it completely. */
async function timeOf(piece: string, length: number): Promise<number> {
  const text = `${piece.repeat(Math.floor(length / piece.length))} x@y.de 0157 7000333`;
  const start = performance.now();
  await rows(fd, 'select length(app.mask_text($1))', [text]);
  return performance.now() - start;
}

/** Generates texts with phone numbers of several countries and formats between words and other numbers. */
function generated(count: number): string[] {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const pick = <T>(items: readonly T[]) => items[next(items.length)] as T;
  const digits = (length: number) => Array.from({ length }, () => next(10)).join('');
  const number = () => {
    const separator = pick(['', ' ', '-', '.', '/', '\u00a0', ') ']);
    return [
      pick(['+49', '0049', '0', '+1', '+44', '+39', '(0']) + pick(['157', '30', '415', '20', '171']),
      digits(3),
      digits(5),
    ].join(separator);
  };
  const word = () =>
    pick(['hello', 'at 10:30', 'on 22.11.2026', 'EUR 49,90', 'room 12', '–', 'call', 'tel:', '\n', ',', 'x']);
  return Array.from({ length: count }, () => [word(), number(), word(), pick([word(), number()])].join(' '));
}
