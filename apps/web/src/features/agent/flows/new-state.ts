import type { State, StateKind } from '@frontdesk/agent/engine';

/**
 * Creates a state with default values for its kind. The next state is `next`, unless the new state starts another flow
 * or ends the flow.
 */
export function createState(kind: StateKind, next: string, slots: readonly string[]): State {
  switch (kind) {
    case 'say':
      return { kind, words: '', next };
    case 'ask':
      return { kind, slot: slots[0] ?? '', required: true, next };
    case 'tool':
      return { kind, tool: 'leave_message', args: { text: 'answers.message_text' }, next, onError: {} };
    case 'book':
      return { kind, tool: 'cancel', args: { booking: 'booking.id' }, confirm: '{times}', next, onError: {} };
    case 'branch':
      return { kind, cases: [{ when: 'hours.open', next }], otherwise: next };
    case 'link':
      return { kind, flow: 'book' };
    case 'hand_off':
      return { kind, reason: 'REQUESTED', next };
    case 'end':
      return { kind, outcome: 'ANSWERED' };
  }
}
