import type { SlotType } from './graph.ts';
import { textOf } from './json.ts';
import type { Json } from './types.ts';

/** A value as it is read back on a call: digits in pairs, and an email address spelled. */
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

/** Values that a call reads back whether or not the graph asks for it. */
export const isReadBack = (type: SlotType): boolean =>
  type === 'EMAIL' || type === 'PHONE' || type === 'NUMBER' || type === 'DATE';

/**
 * What the assistant does while the caller is silent. The end of a silent call is a setting of the assistant, because a
 * caller who listens to a member is silent too.
 */
export const SILENCE_STEPS = [
  { afterSeconds: 6, instruction: 'The caller is silent. Call next_step and say what it returns.' },
  { afterSeconds: 12, instruction: 'The caller is still silent. Ask whether they can hear you.' },
] as const;
