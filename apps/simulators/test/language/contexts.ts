import type { View } from '../../src/openai/understanding/view.ts';

const slot = (name: string, type: View['slots'][number]['type'], words: string, choices: string[] = []) => ({
  name,
  type,
  words,
  choices,
});

const offer = (n: number, start: string) => ({ n, label: start.replace('T', ' '), start });

/** State on a Monday morning in Madrid, in which no flow is in progress. */
const idle: View = {
  now: '2026-05-11T10:15',
  zone: 'Europe/Madrid',
  calendar: [],
  language: 'en',
  flows: ['book', 'reschedule', 'cancel', 'appointments', 'leave_message', 'callback'].map((name) => ({
    name,
    description: name,
    examples: [],
  })),
  slots: [
    slot('preferred_time', 'TIME_WINDOW', 'When would suit you?'),
    slot('email', 'EMAIL', 'Which email address should the confirmation go to?'),
    slot('callback_time', 'TIME_WINDOW', 'When may we call?'),
    slot('callback_number', 'PHONE', 'Which number should we call?'),
    slot('name', 'TEXT', 'What is your name?'),
    slot('need', 'TEXT', 'What do you need?'),
    slot('people', 'NUMBER', 'How many people will come?'),
    slot('visit', 'CHOICE', 'What kind of visit is it?', ['Check-up', 'Cleaning', 'Emergency']),
    slot('insured', 'YES_NO', 'Are you insured?'),
  ],
  open: null,
  offers: [],
  confirm: null,
  answers: [],
  bookings: [],
  history: [],
  messages: [],
};

const asks = (name: string): View => ({
  ...idle,
  open: { slot: name, words: idle.slots.find((one) => one.name === name)?.words ?? '' },
});
const booked: View = { ...idle, bookings: [{ start: '2026-05-13T09:00', label: 'Wednesday 13 May, 09:00' }] };

/** State before the first message to a workspace with the default questions. */
const first: View = {
  ...idle,
  slots: [
    slot('need', 'TEXT', 'What can we help you with?'),
    slot('when', 'CHOICE', 'When would you like to come?', ['This week', 'This month', 'Later']),
    ...idle.slots.slice(0, 4),
  ],
};

/** States of a conversation in which the labeled messages arrive, by name. */
export const CONTEXTS = {
  idle,
  booked,
  first,
  offers: {
    ...idle,
    open: { slot: 'appointment', words: 'Which one suits you?' },
    offers: [offer(1, '2026-05-12T10:00'), offer(2, '2026-05-12T14:00'), offer(3, '2026-05-13T09:00')],
  },
  /** After a question that the agent could not answer. */
  unknown: {
    ...idle,
    open: { slot: 'unknown_choice', words: 'Shall I ask a colleague, or take a message?' },
    offers: ['Ask a colleague', 'Leave a message'].map((label, at) => ({ n: at + 1, label, start: null })),
  },
  confirm: { ...booked, confirm: { effect: 'cancel', words: 'Cancel Wednesday 13 May, 09:00?' } },
  answered: { ...asks('email'), answers: [{ slot: 'preferred_time', value: '2026-05-12T00:00/2026-05-12T23:59' }] },
  when: asks('preferred_time'),
  email: asks('email'),
  phone: asks('callback_number'),
  name: asks('name'),
  need: asks('need'),
  people: asks('people'),
  visit: asks('visit'),
  insured: asks('insured'),
} as const satisfies Record<string, View>;
