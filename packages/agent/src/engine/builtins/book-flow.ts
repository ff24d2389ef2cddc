import type { Flow, Slot, State } from '../graph.ts';
import { CHANGE_ERRORS, offerStates } from './offer-states.ts';

export interface FlowQuestion {
  readonly slot: string;
  readonly definition: Slot;
  readonly required: boolean;
  /** Answers that disqualify the contact. After such an answer the agent ends the conversation politely. */
  readonly disqualifying: readonly string[];
}

export const ENTRY_INTENT = 'The contact wants to book an appointment.';

/**
 * Returns the flow that asks about an upcoming appointment, greets, asks the questions, and then books an appointment
 * or, with the goal QUALIFY, ends with the outcome QUALIFIED.
 */
export function bookFlow(questions: readonly FlowQuestion[], goal: 'BOOK' | 'QUALIFY'): Flow {
  const after = goal === 'BOOK' ? 'slots' : 'qualified';
  // A required email question of the workspace replaces the built-in email question.
  const ownEmail = questions.find(({ definition, required }) => definition.type === 'EMAIL' && required);
  const states: Record<string, State> = {
    ...upcomingStates('greet'),
    greet: { kind: 'say', words: '{greeting}', next: questions.length > 0 ? askName(questions[0]!) : after },
    ...questionStates(questions, after),
    ...(goal === 'QUALIFY'
      ? QUALIFIED_STATES
      : ownEmail
        ? { ...offerStates('book'), ...bookStates(ownEmail.slot) }
        : BOOK_STATES),
  };
  return { description: ENTRY_INTENT, entry: [...ENTRY], start: UPCOMING_START, states };
}

export const UPCOMING_START = 'check';

/**
 * States that ask a contact who has an upcoming appointment whether the message is about that appointment. If not, the
 * next state is `fresh`.
 */
export const upcomingStates = (fresh: string): Record<string, State> => ({
  check: {
    kind: 'branch',
    cases: [{ when: 'size(bookings.upcoming) > 0', next: 'upcoming' }],
    otherwise: fresh,
  },
  upcoming: { kind: 'say', words: '{bookings}', next: 'which' },
  which: { kind: 'ask', slot: 'booking_choice', required: false, options: 'choices', next: 'route' },
  route: {
    kind: 'branch',
    cases: [
      { when: "answers.booking_choice = 'MOVE'", next: 'move' },
      { when: "answers.booking_choice = 'ANOTHER'", next: fresh },
    ],
    otherwise: 'kept',
  },
  move: { kind: 'link', flow: 'reschedule' },
  kept: { kind: 'end', outcome: 'KEPT' },
});

const ENTRY: Flow['entry'] = [
  { event: 'lead_arrived', priority: 0 },
  { event: 'first_message', priority: 0 },
  { event: 'call_started', priority: 0 },
  { intent: ENTRY_INTENT, examples: ['I would like an appointment', 'Can I come in on Friday?'] },
];

const askName = ({ slot }: FlowQuestion): string => `ask_${slot}`;

/** Returns the states that ask the questions in the given order. A disqualifying answer ends the flow. */
function questionStates(questions: readonly FlowQuestion[], after: string): Record<string, State> {
  const states: Record<string, State> = {};
  for (const [index, question] of questions.entries()) {
    const following = questions[index + 1];
    const next = following ? askName(following) : after;
    const { slot, disqualifying, required } = question;
    const fit = disqualifying.length > 0 ? `fit_${slot}` : next;
    const hasChoices = question.definition.type === 'CHOICE';
    states[askName(question)] = {
      kind: 'ask',
      slot,
      required,
      ...(hasChoices ? { options: 'choices' as const } : {}),
      next: fit,
    };
    if (fit === next) continue;
    const when = `answers.${slot} in [${disqualifying.map((value) => literalOf(question, value)).join(', ')}]`;
    states[fit] = { kind: 'branch', cases: [{ when, next: 'unqualified' }], otherwise: next };
  }
  if (questions.some(({ disqualifying }) => disqualifying.length > 0))
    states['unqualified'] = { kind: 'end', outcome: 'UNQUALIFIED', words: UNQUALIFIED, style: 'instruction' };
  return states;
}

const literalOf = ({ definition }: FlowQuestion, value: string): string =>
  definition.type === 'NUMBER' && Number.isFinite(Number(value)) ? String(Number(value)) : JSON.stringify(value);

const UNQUALIFIED = 'Thank them, say kindly that we are not the right place for this, and say goodbye.';

/** Returns the states that book the chosen time. A failed request is retried once. */
export function bookStates(emailSlot: string): Record<string, State> {
  const book = {
    kind: 'book' as const,
    tool: 'book' as const,
    args: { start: 'answers.appointment', email: `answers.${emailSlot}` },
    next: 'booked',
  };
  return {
    book: { ...book, onError: { ...CHANGE_ERRORS, FAILED: 'book_again' } },
    book_again: { ...book, onError: CHANGE_ERRORS },
    booked: { kind: 'end', outcome: 'BOOKED' },
  };
}

const BOOK_STATES: Record<string, State> = {
  ...offerStates('needs_email'),
  needs_email: { kind: 'branch', cases: [{ when: 'settings.needs_email', next: 'email' }], otherwise: 'book' },
  email: { kind: 'ask', slot: 'email', required: true, readBack: true, next: 'book' },
  ...bookStates('email'),
};

const QUALIFIED_STATES: Record<string, State> = {
  qualified: {
    kind: 'end',
    outcome: 'QUALIFIED',
    words: 'Thank them, and say that a colleague will be in touch.',
    style: 'instruction',
  },
};
