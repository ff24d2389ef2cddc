import { CALL_MODE_TITLES, CALL_STATE_TITLES, type CallMode, type CallState, isOnTheLine } from '@frontdesk/domain';
import { StatusBadge, type Tone } from '../ui/status-badge.tsx';

const TONES: Record<CallState, Tone> = {
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

/** Shows the state of a call, or the operator's mode if an operator is on the call. */
export function CallStateBadge({ call: { state, mode } }: { call: { state: CallState; mode: CallMode } }) {
  const held = isOnTheLine(state) && mode !== 'AGENT';
  return <StatusBadge tone={TONES[state]}>{held ? CALL_MODE_TITLES[mode] : CALL_STATE_TITLES[state]}</StatusBadge>;
}
