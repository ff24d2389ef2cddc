import type { TimelineKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export type TimelineFilter = 'ALL' | 'CONVERSATIONS' | 'CALLS' | 'BOOKINGS' | 'FORMS' | 'RECORD';

/**
 * Filters of the timeline, in the order in which they are offered. `kinds` is null if the filter includes all kinds.
 */
export const FILTERS: Record<TimelineFilter, { title: string; kinds: TimelineKind[] | null }> = {
  ALL: { title: t`All activity`, kinds: null },
  CONVERSATIONS: {
    title: t`Conversations`,
    kinds: ['MESSAGE', 'CAMPAIGN_MESSAGE', 'SEQUENCE_MESSAGE', 'CONVERSATION', 'TAKEOVER', 'RATING'],
  },
  CALLS: { title: t`Calls`, kinds: ['CALL', 'CALL_ENDED', 'CALL_WRAPPED_UP'] },
  BOOKINGS: { title: t`Leads and bookings`, kinds: ['LEAD', 'LEAD_STATUS', 'BOOKING', 'BOOKING_CHANGE'] },
  FORMS: { title: t`Forms`, kinds: ['FORM'] },
  RECORD: { title: t`Record`, kinds: ['FACT', 'OPT_OUT', 'OPT_IN', 'AUDIT'] },
};
