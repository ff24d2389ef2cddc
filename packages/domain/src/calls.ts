export const CALL_DIRECTIONS = ['OUTBOUND', 'INBOUND'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/**
 * Where a call is. UNCONFIRMED: the provider was asked to dial, and its answer was lost. SUPPRESSED: it was kept from being dialled,
 * and never will be. FAILED: the provider would not.
 */
export const CALL_STATES = [
  'QUEUED',
  'UNCONFIRMED',
  'DIALLING',
  'RINGING',
  'IN_PROGRESS',
  'FORWARDING',
  'ENDED',
  'FAILED',
  'SUPPRESSED',
] as const;
export type CallState = (typeof CALL_STATES)[number];

export const CALL_STATE_TITLES: Record<CallState, string> = {
  QUEUED: 'Waiting',
  UNCONFIRMED: 'Unconfirmed',
  DIALLING: 'Dialling',
  RINGING: 'Ringing',
  IN_PROGRESS: 'On the phone',
  FORWARDING: 'Being forwarded',
  ENDED: 'Ended',
  FAILED: 'Not dialled',
  SUPPRESSED: 'Kept back',
};

/** How far a call is. A state without a rank is an end. */
const CALL_RANK: Readonly<Partial<Record<CallState, number>>> = {
  QUEUED: 0,
  UNCONFIRMED: 1,
  DIALLING: 2,
  RINGING: 3,
  IN_PROGRESS: 4,
  FORWARDING: 5,
};

/** Reports come twice and out of order: a call moves on and never back, and nothing leads on from its end. */
export function callMayBecome(from: CallState, to: CallState): boolean {
  const [here, there] = [CALL_RANK[from], CALL_RANK[to]];
  if (here === undefined) return false;
  // What may have been dialled was not kept from it.
  if (to === 'SUPPRESSED') return here === 0;
  return there === undefined || there > here;
}

export const isCallOver = (state: CallState): boolean => CALL_RANK[state] === undefined;

/** Somebody is on the line, so that one can listen, speak and hang up. */
export const isOnTheLine = (state: CallState): boolean => state === 'IN_PROGRESS' || state === 'FORWARDING';

/** Who speaks: the agent alone; the agent, heard by a member; the agent, told by a member what to say; or a member instead of it. */
export const CALL_MODES = ['AGENT', 'LISTEN', 'GUIDE', 'TAKEOVER'] as const;
export type CallMode = (typeof CALL_MODES)[number];

/** Whoever is in a call and has done nothing in it for so long is taken to be gone: another may join in their place, or hang up. */
export const CALL_HOLD_MINUTES = 2;

/** What a member may join a call for. */
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
  CALL_BACK: 'To be called back',
  NOT_REACHED: 'Not reached',
  OTHER: 'Something else',
};

/** What a member does in a call. */
export const OPERATOR_ACTIONS = ['JOIN', 'SWITCH', 'GUIDE', 'SAY', 'LEAVE', 'END', 'WRAP_UP'] as const;
export type OperatorActionKind = (typeof OPERATOR_ACTIONS)[number];

export const OPERATOR_ACTION_STATES = ['WAITING', 'ASKING', 'DONE', 'UNCONFIRMED', 'FAILED', 'SUPPRESSED'] as const;
export type OperatorActionState = (typeof OPERATOR_ACTION_STATES)[number];

export const ESCALATION_STATES = ['WAITING', 'ACKNOWLEDGED', 'RESOLVED'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** How a list of calls is narrowed to what somebody works on. */
export const CALL_TABS = ['LIVE', 'MINE', 'ENDED', 'ALL'] as const;
export type CallTab = (typeof CALL_TABS)[number];

export const CALL_TAB_TITLES: Record<CallTab, string> = { LIVE: 'Live', MINE: 'Mine', ENDED: 'Ended', ALL: 'All' };

/** Where Vapi tells of calls: the address that is entered in its dashboard. */
export const VAPI_EVENTS_PATH = '/api/voice/events';

/** Where a call is heard, by a member who has joined it. */
export const callSoundPath = (callId: string): string => `/api/calls/${callId}/sound`;
