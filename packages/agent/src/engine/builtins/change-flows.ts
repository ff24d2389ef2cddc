import type { Flow, State } from '../graph.ts';
import { CHANGE_ERRORS, offerStates } from './offer-states.ts';

/**
 * States that select the appointment to change and check the minimum notice. `allowed` is the next state if the notice
 * is sufficient. Otherwise the flow hands off.
 */
const pickStates = (allowed: string): Record<string, State> => ({
  pick: {
    kind: 'branch',
    cases: [
      { when: 'size(bookings.upcoming) = 0', next: 'none' },
      { when: 'size(bookings.upcoming) = 1', next: 'rule' },
    ],
    otherwise: 'choose',
  },
  none: { kind: 'say', words: '{no_bookings}', next: 'ask_booking' },
  ask_booking: { kind: 'ask', slot: 'wants_booking', required: false, next: 'wants' },
  wants: { kind: 'branch', cases: [{ when: "answers.wants_booking = 'Yes'", next: 'new_booking' }], otherwise: 'stop' },
  new_booking: { kind: 'link', flow: 'book' },
  stop: { kind: 'end', outcome: 'ANSWERED' },
  choose: { kind: 'ask', slot: 'booking', required: true, options: 'bookings', next: 'rule' },
  rule: {
    kind: 'branch',
    cases: [{ when: 'minutes_until(booking.start) < settings.minimum_notice', next: 'late' }],
    otherwise: allowed,
  },
  late: { kind: 'hand_off', reason: 'POLICY', next: 'stop' },
  kept: { kind: 'end', outcome: 'KEPT' },
});

const MOVE_INTENT = 'The contact wants to move an existing appointment to another time.';

export const RESCHEDULE_FLOW: Flow = {
  description: MOVE_INTENT,
  entry: [{ intent: MOVE_INTENT, examples: ['Can we move it to Thursday?', 'I need another time'] }],
  start: 'pick',
  states: {
    ...pickStates('slots'),
    ...offerStates('move'),
    move: {
      kind: 'book',
      tool: 'reschedule',
      args: { booking: 'booking.id', start: 'answers.appointment' },
      confirm: '{times}',
      next: 'moved',
      onError: { ...CHANGE_ERRORS, OUT_OF_RULES: 'late', NOT_FOUND: 'none', DENIED: 'kept' },
    },
    moved: { kind: 'end', outcome: 'RESCHEDULED' },
  },
};

const CANCEL_INTENT = 'The contact wants to cancel an existing appointment.';

export const CANCEL_FLOW: Flow = {
  description: CANCEL_INTENT,
  entry: [{ intent: CANCEL_INTENT, examples: ['Please cancel my appointment', 'I cannot come'] }],
  start: 'pick',
  states: {
    ...pickStates('drop'),
    drop: {
      kind: 'book',
      tool: 'cancel',
      args: { booking: 'booking.id' },
      confirm: '{times}',
      next: 'dropped',
      onError: {
        OUT_OF_RULES: 'late',
        NOT_FOUND: 'none',
        DENIED: 'kept',
        NOT_CONNECTED: 'not_connected',
        UNKNOWN: 'unknown_result',
      },
    },
    dropped: { kind: 'end', outcome: 'CANCELLED' },
    not_connected: { kind: 'hand_off', reason: 'NOT_CONNECTED', next: 'stop' },
    unknown_result: { kind: 'hand_off', reason: 'BOOKING_UNKNOWN', next: 'stop' },
  },
};

const APPOINTMENTS_INTENT = 'The contact wants to know when their upcoming appointments are.';

export const APPOINTMENTS_FLOW: Flow = {
  description: APPOINTMENTS_INTENT,
  entry: [{ intent: APPOINTMENTS_INTENT, examples: ['When is my appointment?', 'What time was it again?'] }],
  start: 'check',
  states: {
    check: { kind: 'branch', cases: [{ when: 'size(bookings.upcoming) > 0', next: 'list' }], otherwise: 'none' },
    list: { kind: 'say', words: '{bookings}', next: 'told' },
    none: { kind: 'say', words: '{no_bookings}', next: 'told' },
    told: { kind: 'end', outcome: 'ANSWERED' },
  },
};
