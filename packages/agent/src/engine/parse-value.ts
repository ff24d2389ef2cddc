import { foldText, normalizeEmail, withoutUnstorable } from '@frontdesk/domain';
import { localTime } from './dates.ts';
import { evaluate, isTrue } from './expression/evaluate.ts';
import { parseExpression } from './expression/parse.ts';
import type { Slot, SlotType } from './graph.ts';
import type { Env, Json } from './types.ts';

export type ParsedValue = { readonly value: Json } | { readonly problem: string };

type Time = Pick<Env, 'now' | 'zone'>;

/** Parses a value for a slot. Returns a problem if the slot does not accept the value. */
export function parseValue(slot: Slot, raw: string, time: Time): ParsedValue {
  const text = raw.replaceAll('\0', '').trim();
  if (text === '') return { problem: 'The value is empty.' };
  const parsed = PARSERS[slot.type](text, slot, time);
  if ('problem' in parsed || slot.valid === undefined) return parsed;
  const condition = parseExpression(slot.valid);
  const scope = { now: time.now, lookup: (path: readonly string[]) => (path[0] === 'value' ? parsed.value : null) };
  const isValid = 'node' in condition && isTrue(evaluate(condition.node, scope));
  return isValid ? parsed : { problem: 'The value does not meet the condition of the slot.' };
}

const PARSERS: Record<SlotType, (text: string, slot: Slot, time: Time) => ParsedValue> = {
  TEXT: (text) => ({ value: withoutUnstorable(text.slice(0, 2000)) }),
  NUMBER: (text) => {
    const value = Number(text.replace(',', '.'));
    return Number.isFinite(value) ? { value } : { problem: 'Write the number in digits.' };
  },
  CHOICE: (text, { choices = [] }) => {
    const value = choices.find((choice) => foldText(choice) === foldText(text));
    return value === undefined ? { problem: `Use one of ${choices.join(', ')}.` } : { value };
  },
  YES_NO: (text) => {
    const folded = foldText(text);
    return folded === 'yes' || folded === 'no'
      ? { value: folded === 'yes' ? 'Yes' : 'No' }
      : { problem: 'Use Yes or No.' };
  },
  EMAIL: (text) => {
    const value = normalizeEmail(text);
    return value ? { value } : { problem: 'The email address is not valid.' };
  },
  PHONE: (text) => {
    const value = text.replaceAll(/[\s()./-]/g, '');
    return /^\+?\d{6,15}$/.test(value) ? { value } : { problem: 'The phone number is not valid.' };
  },
  DATE: (text) => (isDate(text) ? { value: text } : { problem: 'Write the date as YYYY-MM-DD.' }),
  TIME_WINDOW: (text, _slot, time) => parseWindow(text, time),
};

const isDate = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;
/** Latest start of a time window in days from now. A later start is a model error, for example a wrong year. */
const MAX_DAYS = 400;

function parseWindow(text: string, { now, zone }: Time): ParsedValue {
  const [start = '', end = start, more] = text.split('/');
  const areTimes = [start, end].every((local) => isDate(LOCAL.exec(local)?.[1] ?? ''));
  if (!areTimes || more !== undefined) return { problem: 'Write the window as 2026-05-12T12:00/2026-05-12T17:00.' };
  const here = localTime(now, zone);
  if (end < start) return { problem: 'The window ends before it starts.' };
  if (end < here) return { problem: 'The window is in the past.' };
  const days = (Date.parse(`${start}:00Z`) - Date.parse(`${here}:00Z`)) / 86_400_000;
  return days > MAX_DAYS ? { problem: `The window is more than ${MAX_DAYS} days away.` } : { value: `${start}/${end}` };
}

/** Whether a quote occurs in the texts. A quote without letters and digits, such as an emoji, is compared literally. */
export const containsQuote = (texts: readonly string[], quote: string): boolean => {
  const folded = foldText(quote);
  if (folded === '') return quote.trim() !== '' && texts.some((text) => text.includes(quote.trim()));
  return ` ${texts.map(foldText).join(' ')} `.includes(folded);
};
