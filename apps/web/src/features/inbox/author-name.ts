import type { MessageAuthor } from '@frontdesk/domain';
import type { NameOf } from './use-people.ts';

/** Display name of a message's author. Team messages without a member were sent by an API key. */
export function authorName(
  by: { authorType: MessageAuthor; memberId: string | null },
  contact: string,
  nameOf: NameOf,
) {
  if (by.authorType === 'CONTACT') return contact;
  if (by.authorType === 'AGENT') return 'AI agent';
  if (by.authorType === 'CAMPAIGN') return 'Campaign';
  return by.memberId ? nameOf(by.memberId) : 'API key';
}
