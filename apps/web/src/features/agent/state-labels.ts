import type { Outcome, State, StateKind } from '@frontdesk/agent';

export const KIND_TITLES: Record<StateKind, string> = {
  say: 'Say',
  ask: 'Ask',
  book: 'Book',
  hand_off: 'Hand off',
  end: 'End',
};

export const OUTCOME_TITLES: Record<Outcome, string> = {
  BOOKED: 'Booked',
  QUALIFIED: 'Qualified',
  UNQUALIFIED: 'Unqualified',
  OPTED_OUT: 'Opted out',
  ENDED: 'Ended',
};

/** Describes a state in one line. */
export function stateText(state: State): string {
  switch (state.kind) {
    case 'say':
      return state.words;
    case 'ask':
      return state.question.words;
    case 'book':
      return state.words ?? 'Offer free appointments and book one';
    case 'hand_off':
      return state.reason;
    case 'end':
      return OUTCOME_TITLES[state.outcome];
  }
}
