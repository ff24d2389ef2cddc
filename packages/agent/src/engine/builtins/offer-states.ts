import type { State } from '../graph.ts';

const ON_ERROR = { NOT_CONNECTED: 'not_connected', UNKNOWN: 'unknown_result', FAILED: 'message', INVALID: 'message' };

/**
 * States that search for free times and offer them. `slots` is the first state, and `chosen` is the next state after
 * the contact's choice. If the preferred window has no free time, the nearest free times are offered instead.
 */
export const offerStates = (chosen: string): Record<string, State> => ({
  slots: {
    kind: 'tool',
    tool: 'list_slots',
    args: { window: 'answers.preferred_time', after: 'param.after' },
    next: 'found',
    onError: ON_ERROR,
  },
  found: { kind: 'branch', cases: [{ when: 'size(result.slots) > 0', next: 'offer' }], otherwise: 'widen' },
  widen: {
    kind: 'tool',
    tool: 'list_slots',
    args: { near: 'answers.preferred_time', window: 'null' },
    next: 'widened',
    onError: ON_ERROR,
  },
  widened: { kind: 'branch', cases: [{ when: 'size(result.slots) > 0', next: 'other_times' }], otherwise: 'no_times' },
  other_times: { kind: 'say', words: '{no_slots}', next: 'offer' },
  offer: { kind: 'ask', slot: 'appointment', required: true, options: 'offers', readBack: true, next: chosen },
  taken: { kind: 'say', words: '{slot_taken}', next: 'slots' },
  no_times: { kind: 'say', words: '{no_slots}', next: 'message' },
  message: { kind: 'link', flow: 'leave_message' },
  not_connected: { kind: 'hand_off', reason: 'NOT_CONNECTED', next: 'slots' },
  unknown_result: { kind: 'hand_off', reason: 'BOOKING_UNKNOWN', next: 'slots' },
});

/**
 * Next states after errors of a tool that changes the calendar. After an error that is not listed, the agent hands off.
 */
export const CHANGE_ERRORS = { ...ON_ERROR, SLOT_TAKEN: 'taken' };
