import { LIMITS } from '@frontdesk/domain';
import { type Refused, refused } from '../../../errors/refused.ts';

/** PostgreSQL cannot store null characters. */
export const messageText = (body: string): string => body.replaceAll('\0', '').trim();

/** Why this text cannot be sent. Null when it can. */
export function checkMessageText(text: string): Refused | null {
  if (text === '') return refused('MESSAGE_EMPTY', 'body');
  return text.length > LIMITS.messageLength ? refused('MESSAGE_OVER_LENGTH', 'body') : null;
}
