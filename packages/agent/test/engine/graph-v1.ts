import type { Goal } from '../../src/engine/default-graph.ts';
import { GREETING_V1, type GraphV1, type StateV1 } from '../../src/engine/graph-v1.ts';
import type { Question } from '../../src/question.ts';

const GOAL_TEXTS: Record<Goal, string> = {
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

/** Returns the graph that version 1 generated from questions, in the stored format. */
export function defaultGraphV1(questions: readonly Question[], goal: Goal): GraphV1 {
  // Booking needs an email address, because the calendar sends the invitation there.
  const asksEmail = questions.some(({ type }) => type === 'EMAIL');
  const email = { ...EMAIL, key: unusedKey(questions, EMAIL.key) };
  const asked = goal === 'BOOK' && !asksEmail ? [...questions, email] : questions;
  const last = goal === 'BOOK' ? 'book' : 'qualified';
  const names = [...asked.map(stateName), last];
  const states: Record<string, StateV1> = { greet: { kind: 'say', words: GREETING_V1, next: names[0]! } };
  for (const [index, question] of asked.entries()) states[names[index]!] = askState(question, names[index + 1]!);
  Object.assign(states, goal === 'BOOK' ? BOOKING : QUALIFIED);
  if (asked.some(({ disqualifying }) => disqualifying.length > 0)) Object.assign(states, UNQUALIFIED);
  return { goal: GOAL_TEXTS[goal], start: 'greet', states };
}

const BOOKING: Record<string, StateV1> = {
  book: { kind: 'book', next: 'booked' },
  booked: { kind: 'end', outcome: 'BOOKED', words: 'Confirm the day and time, and say that you look forward to it.' },
};

const QUALIFIED: Record<string, StateV1> = {
  qualified: { kind: 'end', outcome: 'QUALIFIED', words: 'Thank them, and say that a colleague will be in touch.' },
};

const UNQUALIFIED: Record<string, StateV1> = {
  unqualified: {
    kind: 'end',
    outcome: 'UNQUALIFIED',
    words: 'Thank them, say kindly that we are not the right place for this, and wish them well.',
  },
};

const stateName = ({ key }: Question) => `ask_${key}`;

const askState = (question: Question, next: string): StateV1 => ({
  kind: 'ask',
  question,
  next,
  ...(question.disqualifying.length > 0 ? { otherwise: 'unqualified' } : {}),
});

function unusedKey(questions: readonly Question[], name: string): string {
  const taken = new Set(questions.map(({ key }) => key));
  let key = name;
  for (let count = 2; taken.has(key); count++) key = `${name}_${count}`;
  return key;
}
