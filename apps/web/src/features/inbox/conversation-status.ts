import { t } from '@lingui/core/macro';
import { formatDateTime } from '../../lib/dates.ts';
import type { ListedConversation } from './conversation-cache.ts';

/** Status that conversations get. `until` is null if only a message of the contact ends the snooze. */
export type StatusChange =
  | { readonly status: 'OPEN' | 'RESOLVED' }
  | { readonly status: 'SNOOZED'; readonly until: string | null };

export type WithStatus = Pick<ListedConversation, 'id' | 'status' | 'snoozedUntil'> & { readonly version?: number };

/**
 * Returns `until 21 Nov 2026, 14:05` in the time zone of the workspace, or that the snooze lasts until the contact
 * writes.
 */
export const snoozeText = (until: string | null, timezone: string): string =>
  until ? t`until ${formatDateTime(until, timezone)}` : t`until the contact writes`;
