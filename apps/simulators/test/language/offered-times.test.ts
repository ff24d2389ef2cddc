import { describe, expect, it } from '@jest/globals';
import { understand } from '../../src/openai/understanding/understand.ts';
import type { View } from '../../src/openai/understanding/view.ts';
import { CONTEXTS } from './contexts.ts';

const offersAt = (...hours: string[]): View => ({
  ...CONTEXTS.offers,
  offers: hours.map((hour, at) => ({ n: at + 1, label: hour, start: `2026-05-13T${hour}` })),
});

/** Returns the requested time and the chosen offer that a message contains. */
const read = (view: View, language: string, message: string) =>
  understand({ ...view, language, messages: [message] }).acts.flatMap((act): (string | number)[] =>
    act.a === 'choose' ? [act.n] : 'slot' in act && act.slot === 'preferred_time' ? [act.value.slice(0, 16)] : [],
  );

describe('numbers and days in answers to offered times', () => {
  it.each([
    ['en', '3 would be perfect'],
    ['es', 'las 3 me va perfecto'],
    ['de', '3 passt super'],
    ['pt', '3 seria ótimo'],
  ])('takes a number with a verb for an hour, which the contact must confirm: %s %s', (language, message) => {
    expect(read(offersAt('14:00', '15:00', '16:00'), language, message)).not.toContain(3);
  });

  it('takes a number without a verb for the number of the offer', () => {
    expect(read(offersAt('14:00', '15:00', '16:00'), 'en', '3')).toEqual([3]);
    expect(read(offersAt('09:00', '10:00', '11:00'), 'en', '3 would be perfect')).toEqual([3]);
  });

  it.each([
    ['en', 'sorry i meant friday'],
    ['es', 'perdón, quería decir el viernes'],
    ['pt', 'desculpa, queria dizer sexta, não quarta'],
    ['de', 'ich meinte Freitag'],
  ])('keeps the time if only the day was a slip: %s %s', (language, message) => {
    expect(read(offersAt('13:00'), language, message)).toEqual(['2026-05-15T13:00']);
  });
});
