import type { SlotType } from './graph.ts';
import { textOf } from './json.ts';
import type { Json } from './types.ts';

/**
 * Formats a value for reading it back on a call: phone numbers in pairs of digits, and the part of an email address
 * before the @ letter by letter.
 */
export function readBack(value: Json, type: SlotType): string {
  const text = textOf(value);
  if (type === 'EMAIL') return spellEmail(text);
  if (type === 'PHONE') return digitPairs(text);
  return text;
}

const spellEmail = (email: string): string => {
  const [name = '', domain = ''] = email.split('@');
  return `${[...name].join(' ')} @ ${domain}`;
};

function digitPairs(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  const pairs = digits.match(/\d{1,2}/g) ?? [];
  return `${phone.startsWith('+') ? '+ ' : ''}${pairs.join(' ')}`;
}

/** Whether values of this type are always read back on a call, even if the graph does not require it. */
export const isReadBack = (type: SlotType): boolean =>
  type === 'EMAIL' || type === 'PHONE' || type === 'NUMBER' || type === 'DATE';

/**
 * Instructions for the assistant while the caller is silent. They never end the call, because a caller who listens to a
 * member is also silent. A setting of the assistant at the voice provider ends silent calls.
 */
export const SILENCE_STEPS = [
  { afterSeconds: 6, instruction: 'The caller is silent. Call next_step and say what it returns.' },
  { afterSeconds: 12, instruction: 'The caller is still silent. Ask whether they can hear you.' },
] as const;
