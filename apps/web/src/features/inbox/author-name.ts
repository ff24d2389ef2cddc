import type { MessageAuthor } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { NameOf } from './use-people.ts';

/**
 * Returns the display name of a message's author. If a message from the team has no member id, it was sent with an API
 * key.
 */
export function authorName(
  by: { authorType: MessageAuthor; memberId: string | null },
  contact: string,
  nameOf: NameOf,
) {
  if (by.authorType === 'CONTACT') return contact;
  if (by.authorType === 'AGENT') return t`AI agent`;
  if (by.authorType === 'CAMPAIGN') return t`Campaign`;
  return by.memberId ? nameOf(by.memberId) : t`API key`;
}
