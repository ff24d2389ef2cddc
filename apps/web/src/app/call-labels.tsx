import {
  CALL_MODE_TITLES,
  CALL_OUTCOME_TITLES,
  CALL_STATUS_TITLES,
  type CallMode,
  type CallOutcome,
  type CallStatus,
  isOnTheLine,
  UNANSWERED_REASON_TITLES,
  type UnansweredReason,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { StatusBadge, type Tone } from '../ui/status-badge.tsx';

const TONES: Record<CallStatus, Tone> = {
  QUEUED: 'neutral',
  UNCONFIRMED: 'warning',
  DIALING: 'info',
  RINGING: 'info',
  IN_PROGRESS: 'good',
  FORWARDING: 'info',
  ENDED: 'neutral',
  FAILED: 'bad',
  SUPPRESSED: 'warning',
};

/** Shows the status of a call, or the mode of the operator while an operator participates in the call. */
export function CallStatusBadge({ call: { status, mode } }: { call: { status: CallStatus; mode: CallMode } }) {
  const held = isOnTheLine(status) && mode !== 'AGENT';
  return <StatusBadge tone={TONES[status]}>{held ? CALL_MODE_TITLES[mode] : CALL_STATUS_TITLES[status]}</StatusBadge>;
}

interface Ended {
  outcome: CallOutcome | null;
  unansweredReason: UnansweredReason | null;
}

/** Returns the label of a call's outcome, for example “Not reached (voicemail)”, or null if the call has no outcome. */
export function callOutcomeLabel({ outcome, unansweredReason }: Ended): string | null {
  const title = outcome && CALL_OUTCOME_TITLES[outcome];
  const reason = unansweredReason && UNANSWERED_REASON_TITLES[unansweredReason].toLowerCase();
  return title && reason ? `${title} (${reason})` : title;
}

interface OfCaller {
  contactName: string | null;
}

/** Returns the name of the contact in a call, or “Withheld number” if the phone number is unknown. */
export const callerName = ({ contactName }: OfCaller): string => contactName ?? t`Withheld number`;
