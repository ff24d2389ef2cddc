import {
  BOOKING_STATUS_TITLES,
  type BookingStatus,
  CALL_OUTCOME_TITLES,
  EVENT_NAMES,
  LEAD_SOURCE_TITLES,
  LEAD_STATUS_TITLES,
  type LeadSource,
  type LeadStatus,
  type TimelineChange,
  UNANSWERED_REASON_TITLES,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { TimelineEntry } from './contact-timeline.tsx';

const AUTHORS: Record<string, string> = {
  CONTACT: t`Message from the contact`,
  AGENT: t`Message from the AI agent`,
  MEMBER: t`Message from a member`,
};

const CONVERSATION_CHANGES: Record<TimelineChange<'CONVERSATION'>, string> = {
  RESOLVED: t`Conversation resolved`,
  REOPENED: t`Conversation reopened`,
  SNOOZED: t`Conversation snoozed`,
};

const BOOKING_CHANGES: Record<TimelineChange<'BOOKING_CHANGE'>, string> = {
  RESCHEDULED: t`Booking rescheduled`,
  CANCELLED: t`Booking canceled`,
  FAILED: t`Booking failed`,
  CONFIRMED: t`Booking confirmed by the contact`,
  NO_SHOW_MARKED: t`Marked as no-show`,
  NO_SHOW_REMOVED: t`No-show removed`,
};

const FORM_STEPS: Record<TimelineChange<'FORM'>, (name: string) => string> = {
  SENT: (name) => t`Form sent: ${name}`,
  LINK_CREATED: (name) => t`Form link created: ${name}`,
  SUBMITTED: (name) => t`Form submitted: ${name}`,
  ACCEPTED: (name) => t`Form accepted: ${name}`,
  RETURNED: (name) => t`Form returned: ${name}`,
  EXPIRED: (name) => t`Form expired: ${name}`,
  REVOKED: (name) => t`Form link revoked: ${name}`,
};

const FACT_CHANGES: Record<TimelineChange<'FACT'>, string> = {
  LEARNED: t`Fact learned`,
  CORRECTED: t`Fact corrected`,
  RETRACTED: t`Fact retracted`,
};

const CALL_RESULTS: Record<string, string> = { ...CALL_OUTCOME_TITLES, ...UNANSWERED_REASON_TITLES };

/** Returns the title of an entry of a timeline. */
export function entryTitle({ kind, detail, text }: TimelineEntry): string {
  switch (kind) {
    case 'MESSAGE':
      return AUTHORS[detail] ?? t`Message`;
    case 'CAMPAIGN_MESSAGE':
      return detail === '' ? t`Campaign message` : t`Campaign message: ${detail}`;
    case 'SEQUENCE_MESSAGE':
      return detail === '' ? t`Sequence message` : t`Sequence message: ${detail}`;
    case 'CONVERSATION':
      return CONVERSATION_CHANGES[detail as TimelineChange<'CONVERSATION'>];
    case 'TAKEOVER':
      return detail === '' ? t`A member has taken over` : t`A member took over`;
    case 'RATING':
      return t`Rated ${detail} of 5`;
    case 'CALL':
      return detail === 'INBOUND' ? t`Inbound call` : t`Outbound call`;
    case 'CALL_ENDED':
      return detail === '' ? t`Call ended` : t`Call ended: ${CALL_RESULTS[detail] ?? detail}`;
    case 'CALL_WRAPPED_UP':
      return t`Call wrapped up: ${CALL_RESULTS[detail] ?? detail}`;
    case 'LEAD':
      return t`Lead: ${LEAD_SOURCE_TITLES[detail as LeadSource]}`;
    case 'LEAD_STATUS':
      return t`Lead status: ${LEAD_STATUS_TITLES[detail as LeadStatus]}`;
    case 'BOOKING':
      return t`Booking: ${BOOKING_STATUS_TITLES[detail as BookingStatus]}`;
    case 'BOOKING_CHANGE':
      return BOOKING_CHANGES[detail as TimelineChange<'BOOKING_CHANGE'>];
    case 'FORM':
      return FORM_STEPS[detail as TimelineChange<'FORM'>](text);
    case 'FACT':
      return FACT_CHANGES[detail as TimelineChange<'FACT'>];
    case 'OPT_OUT':
      return t`Opted out of messages`;
    case 'OPT_IN':
      return t`Opted in to messages`;
    case 'AUDIT':
      return `${detail}: ${(EVENT_NAMES as readonly string[]).includes(text) ? text.replace('.', ' ').replaceAll('_', ' ') : text}`;
  }
}
