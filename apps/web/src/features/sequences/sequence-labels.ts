import type { SequenceBlocker, SequenceMessageStatus, SequenceTrigger } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import type { SequencesQuery } from '../../gql/types.ts';
import type { Tone } from '../../ui/status-badge.tsx';

export type ListedSequence = SequencesQuery['sequences']['edges'][number]['node'];

export const TRIGGER_TITLES: Record<SequenceTrigger, string> = {
  NO_REPLY: t`No reply to a question`,
  APPOINTMENT: t`Before an appointment`,
  NO_SHOW: t`After a no-show`,
  AFTER_VISIT: t`After a visit`,
  NO_BOOKING: t`Lead without a booking`,
};

export const STATUSES: Record<SequenceMessageStatus, { title: string; tone: Tone }> = {
  WAITING: { title: t`Waiting`, tone: 'warning' },
  SENT: { title: t`Sent`, tone: 'good' },
  SKIPPED: { title: t`Skipped`, tone: 'neutral' },
};

export const BLOCKER_TITLES: Record<SequenceBlocker, string> = {
  PAUSED: t`The workspace is paused.`,
  BLOCKED: t`The contact is blocked.`,
  OPTED_OUT: t`The contact has opted out.`,
  NUMBER_NOT_ALLOWED: t`The country or type of the number is not allowed.`,
  TAKEN_OVER: t`A member has taken over the conversation.`,
  HANDED_OFF: t`The conversation is waiting for a member.`,
  REPLYING: t`The agent is replying to the contact.`,
  WINDOW_CLOSED: t`The reply window is closed, and the step has no template.`,
  TEMPLATE_UNAVAILABLE: t`The template can’t be sent from this number.`,
  VARIABLE_EMPTY: t`A template variable has no value.`,
  FORM_UNAVAILABLE: t`The form is archived, or its identity check is not possible.`,
  OUTSIDE_HOURS: t`The contact window is closed.`,
  DAILY_LIMIT: t`A messaging limit was reached.`,
  NOT_NEEDED: t`The reason for the message no longer applies.`,
};

/** Returns a text that says when a step is sent, for example “1 day before”. */
export function delayTitle(trigger: SequenceTrigger, delayMinutes: number): string {
  const length = lengthTitle(delayMinutes);
  return trigger === 'APPOINTMENT' ? t`${length} before` : t`${length} after`;
}

const HOUR = 60;
const DAY = 24 * HOUR;

function lengthTitle(minutes: number): string {
  if (minutes % DAY === 0) return plural(minutes / DAY, { one: '# day', other: '# days' });
  if (minutes % HOUR === 0) return plural(minutes / HOUR, { one: '# hour', other: '# hours' });
  return plural(minutes, { one: '# minute', other: '# minutes' });
}
