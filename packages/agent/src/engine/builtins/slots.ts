import type { Slot } from '../graph.ts';

/** Slots of the built-in flows. A graph can replace a built-in slot with a slot of the same name. */
export const BUILTIN_SLOTS: Readonly<Record<string, Slot>> = {
  preferred_time: { type: 'TIME_WINDOW', words: 'Which day or time suits you?', scope: 'episode' },
  appointment: {
    type: 'TEXT',
    words: 'Which of these times suits you?',
    scope: 'episode',
    dependsOn: ['preferred_time'],
  },
  email: {
    type: 'EMAIL',
    words: 'Which email address should the confirmation go to?',
    scope: 'contact',
    writesTo: 'lead.email',
  },
  booking: { type: 'TEXT', words: 'Which appointment do you mean?', scope: 'episode' },
  booking_choice: {
    type: 'CHOICE',
    words: 'Is this about that appointment? Would you like to move it, cancel it, book another one, or keep it?',
    choices: ['MOVE', 'ANOTHER', 'KEEP'],
    scope: 'episode',
  },
  wants_booking: { type: 'YES_NO', words: 'Would you like to book an appointment?', scope: 'episode' },
  unknown_choice: {
    type: 'CHOICE',
    words: 'Shall I ask a colleague, or take a message?',
    choices: ['PERSON', 'MESSAGE', 'NEITHER'],
    scope: 'episode',
  },
  message_text: { type: 'TEXT', words: 'What should I pass on to the team?', scope: 'episode' },
  callback_time: { type: 'TIME_WINDOW', words: 'When may we call you?', scope: 'episode' },
};

/** Slots whose answers are deleted when a flow that used them ends, unless another flow on the stack uses them. */
export const TRANSIENT_SLOTS: readonly string[] = Object.keys(BUILTIN_SLOTS).filter((name) => name !== 'email');
