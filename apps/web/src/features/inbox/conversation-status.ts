import { t } from '@lingui/core/macro';
import { formatDateTime } from '../../lib/dates.ts';
import type { ListedConversation } from './conversation-cache.ts';

/** New status of conversations. `until` is null if the snooze ends only when the contact writes. */
export type StatusChange =
  | { readonly status: 'OPEN' | 'RESOLVED' }
  | { readonly status: 'SNOOZED'; readonly until: string | null };

export type WithStatus = Pick<ListedConversation, 'id' | 'mode' | 'status' | 'snoozedUntil'> & {
  readonly version?: number;
};

/**
 * Returns the end of the snooze as text in the workspace's time zone, for example `until 21 Nov 2026, 14:05`. If the
 * snooze has no end time, returns a text that says that the snooze lasts until the contact writes.
 */
export const snoozeText = (until: string | null, timezone: string): string =>
  until ? t`until ${formatDateTime(until, timezone)}` : t`until the contact writes`;
