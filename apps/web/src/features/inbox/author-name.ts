import type { MessageAuthor } from '@frontdesk/domain';
import type { NameOf } from './use-people.ts';

/** Display name of a message's author. Team messages without a member were sent by an API key. */
export function authorName(by: { author: MessageAuthor; memberId: string | null }, contact: string, nameOf: NameOf) {
  if (by.author === 'CONTACT') return contact;
  if (by.author === 'AGENT') return 'AI agent';
  if (by.author === 'CAMPAIGN') return 'Campaign';
  return by.memberId ? nameOf(by.memberId) : 'API key';
}
