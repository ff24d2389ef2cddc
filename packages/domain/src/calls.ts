export const CALL_DIRECTIONS = ['OUTBOUND', 'INBOUND'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/**
 * Status of a call. UNCONFIRMED: the call was requested, but the provider's response was lost. SUPPRESSED: the call was
 * never requested. FAILED: the provider rejected the call.
 */
export const CALL_STATUSES = [
  'QUEUED',
  'UNCONFIRMED',
  'DIALING',
  'RINGING',
  'IN_PROGRESS',
  'FORWARDING',
  'ENDED',
  'FAILED',
  'SUPPRESSED',
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

export const CALL_STATUS_TITLES: Record<CallStatus, string> = {
  QUEUED: 'Waiting',
  UNCONFIRMED: 'Unconfirmed',
  DIALING: 'Dialing',
  RINGING: 'Ringing',
  IN_PROGRESS: 'In progress',
  FORWARDING: 'Forwarding',
  ENDED: 'Ended',
  FAILED: 'Not dialed',
  SUPPRESSED: 'Suppressed',
};

/** Order of the call statuses. A status that is not listed is final. */
const CALL_RANK: Readonly<Partial<Record<CallStatus, number>>> = {
  QUEUED: 0,
  UNCONFIRMED: 1,
  DIALING: 2,
  RINGING: 3,
  IN_PROGRESS: 4,
  FORWARDING: 5,
};

/**
 * Returns whether a transition is allowed. Provider events can arrive twice or out of order, so the status only moves
 * forward, and a final status never changes.
 */
export function callMayBecome(from: CallStatus, to: CallStatus): boolean {
  const [here, there] = [CALL_RANK[from], CALL_RANK[to]];
  if (here === undefined) return false;
  // A call that may have been dialed cannot become suppressed.
  if (to === 'SUPPRESSED') return here === 0;
  return there === undefined || there > here;
}

export const isCallOver = (state: CallStatus): boolean => CALL_RANK[state] === undefined;

/** Returns whether the call is connected. Members can listen, speak and hang up only while it is connected. */
export const isOnTheLine = (state: CallStatus): boolean => state === 'IN_PROGRESS' || state === 'FORWARDING';

/**
 * Who speaks in a call. AGENT: the agent. LISTEN: the agent, while a member listens. GUIDE: the agent, with guidance
 * from a member. TAKEOVER: a member instead of the agent.
 */
export const CALL_MODES = ['AGENT', 'LISTEN', 'GUIDE', 'TAKEOVER'] as const;
export type CallMode = (typeof CALL_MODES)[number];

/**
 * Minutes without activity after which an operator is considered disconnected. Other members can then join or end the
 * call.
 */
export const CALL_HOLD_MINUTES = 2;

/** Modes in which a member can join a call. */
export const JOINED_MODES = ['LISTEN', 'GUIDE', 'TAKEOVER'] as const;
export type JoinedMode = (typeof JOINED_MODES)[number];

export const CALL_MODE_TITLES: Record<CallMode, string> = {
  AGENT: 'Agent',
  LISTEN: 'Listening',
  GUIDE: 'Guiding',
  TAKEOVER: 'Taken over',
};

export const TRANSCRIPT_ROLES = ['CONTACT', 'AGENT', 'MEMBER'] as const;
export type TranscriptRole = (typeof TRANSCRIPT_ROLES)[number];

export const CALL_OUTCOMES = ['BOOKED', 'QUALIFIED', 'UNQUALIFIED', 'CALL_BACK', 'NOT_REACHED', 'OTHER'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_OUTCOME_TITLES: Record<CallOutcome, string> = {
  BOOKED: 'Booked',
  QUALIFIED: 'Qualified',
  UNQUALIFIED: 'Not qualified',
  CALL_BACK: 'Callback requested',
  NOT_REACHED: 'Not reached',
  OTHER: 'Other',
};

/** Actions that a member can perform in a call. */
export const OPERATOR_ACTIONS = ['JOIN', 'SWITCH', 'GUIDE', 'SAY', 'LEAVE', 'END', 'WRAP_UP'] as const;
export type OperatorActionKind = (typeof OPERATOR_ACTIONS)[number];

export const OPERATOR_ACTION_STATUSES = [
  'WAITING',
  'REQUESTING',
  'DONE',
  'UNCONFIRMED',
  'FAILED',
  'SUPPRESSED',
] as const;
export type OperatorActionStatus = (typeof OPERATOR_ACTION_STATUSES)[number];

export const ESCALATION_STATUSES = ['WAITING', 'ACKNOWLEDGED', 'RESOLVED'] as const;
export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

/** Path of the webhook for Vapi call events. An admin enters the URL in the Vapi dashboard. */
export const VAPI_EVENTS_PATH = '/api/voice/events';

/** Returns the path of a call's audio stream for members who joined the call. */
export const callSoundPath = (callId: string): string => `/api/calls/${callId}/sound`;
