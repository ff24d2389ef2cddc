import type { MessageAuthor } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { NameOf } from './use-people.ts';

/**
 * Returns the display name of a message's author. A message from the team without a member id was imported, or sent with
 * an API key.
 */
export function authorName(
  by: { authorType: MessageAuthor; memberId: string | null; importedAt: string | null },
  contact: string,
  nameOf: NameOf,
) {
  if (by.authorType === 'CONTACT') return contact;
  if (by.authorType === 'AGENT') return t`AI agent`;
  if (by.authorType === 'CAMPAIGN') return t`Campaign`;
  if (by.memberId) return nameOf(by.memberId);
  return by.importedAt ? t`Team` : t`API key`;
}
