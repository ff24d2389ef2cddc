import { LIMITS } from '@frontdesk/domain';
import { type Refused, refused } from '../../../errors/refused.ts';

/** Trims the text and removes null characters, which PostgreSQL cannot store. */
export const messageText = (body: string): string => body.replaceAll('\0', '').trim();

/** Returns why the text cannot be sent. Null if it can be sent. */
export function checkMessageText(text: string): Refused | null {
  if (text === '') return refused('MESSAGE_EMPTY', 'body');
  return text.length > LIMITS.messageLength ? refused('MESSAGE_OVER_LENGTH', 'body') : null;
}
