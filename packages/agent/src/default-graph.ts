import type { ContextGraph, State } from './graph.ts';
import type { Question } from './question.ts';

/** Goal of a conversation when the workspace has no custom context graph. */
export const GOALS = ['BOOK', 'QUALIFY'] as const;
export type Goal = (typeof GOALS)[number];

const GOAL_WORDS: Record<Goal, string> = {
  BOOK: 'Find out whether we can help, and book an appointment.',
  QUALIFY: 'Find out whether we can help, so that a colleague can follow up.',
};

const EMAIL: Question = {
  key: 'email',
  words: 'Which email address can we send the confirmation to?',
  type: 'EMAIL',
  choices: [],
  required: true,
  disqualifying: [],
};

/**
 * Builds the default graph: greet, ask the questions in order, then book or announce that a team member will be in
 * touch.
 */
export function defaultGraph(questions: readonly Question[], goal: Goal): ContextGraph {
  // Booking needs an email address, because the calendar sends the invitation there.
  const asksEmail = questions.some(({ type }) => type === 'EMAIL');
  const email = { ...EMAIL, key: unusedKey(questions, EMAIL.key) };
  const asked = goal === 'BOOK' && !asksEmail ? [...questions, email] : questions;
  const last = goal === 'BOOK' ? 'book' : 'qualified';
  const names = [...asked.map(stateName), last];
  const states: Record<string, State> = { greet: { kind: 'say', words: GREETING, next: names[0]! } };
  for (const [index, question] of asked.entries()) states[names[index]!] = askState(question, names[index + 1]!);
  Object.assign(states, goal === 'BOOK' ? BOOKING : QUALIFIED);
  if (asked.some(({ disqualifying }) => disqualifying.length > 0)) Object.assign(states, UNQUALIFIED);
  return { goal: GOAL_WORDS[goal], start: 'greet', states };
}

export const GREETING = 'Greet them by name, say who you are, and thank them for their message.';

const BOOKING: Record<string, State> = {
  book: { kind: 'book', next: 'booked' },
  booked: { kind: 'end', outcome: 'BOOKED', words: 'Confirm the day and time, and say that you look forward to it.' },
};

const QUALIFIED: Record<string, State> = {
  qualified: { kind: 'end', outcome: 'QUALIFIED', words: 'Thank them, and say that a colleague will be in touch.' },
};

const UNQUALIFIED: Record<string, State> = {
  unqualified: {
    kind: 'end',
    outcome: 'UNQUALIFIED',
    words: 'Thank them, say kindly that we are not the right place for this, and wish them well.',
  },
};

const stateName = ({ key }: Question) => `ask_${key}`;

const askState = (question: Question, next: string): State => ({
  kind: 'ask',
  question,
  next,
  ...(question.disqualifying.length > 0 ? { otherwise: 'unqualified' } : {}),
});

function unusedKey(questions: readonly Question[], wish: string): string {
  const taken = new Set(questions.map(({ key }) => key));
  let key = wish;
  for (let count = 2; taken.has(key); count++) key = `${wish}_${count}`;
  return key;
}

/** Questions of a new workspace until an admin configures others. */
export const DEFAULT_QUESTIONS: readonly Question[] = [
  {
    key: 'need',
    words: 'What can we help you with?',
    type: 'TEXT',
    choices: [],
    required: true,
    disqualifying: [],
  },
  {
    key: 'when',
    words: 'How soon would you like to come in?',
    type: 'CHOICE',
    choices: ['This week', 'This month', 'Later'],
    required: false,
    disqualifying: [],
  },
];
