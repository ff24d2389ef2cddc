import type { ContextGraph, Outcome } from './graph.ts';
import { currentState, type GraphPosition } from './graph-position.ts';
import type { Memory } from './memory.ts';
import type { Question, QuestionType } from './question.ts';

/** Returns the instruction for the model's next reply. */
export function instructionFor(graph: ContextGraph, memory: Memory): string {
  const here = currentState(graph, memory);
  const note = memory.note
    ? [`A colleague has just handed the conversation back, with this note: ${quoted(memory.note)}`]
    : [];
  return [...note, ...here.says, ...currentInstructions(here, memory), ...correctionInstructions(memory)].join('\n');
}

/** Explains to the model why its last reply was rejected. */
const correctionInstructions = ({ problems }: Memory): string[] =>
  problems.length > 0 ? ['Your last reply could not be used. Reply again, without mentioning it.', ...problems] : [];

export const quoted = (text: string): string => JSON.stringify(text);

function currentInstructions({ state, name }: GraphPosition, memory: Memory): string[] {
  if (state.kind === 'ask') return askInstructions(state.question, memory.attempts[name] ?? 0);
  if (state.kind === 'book') return bookingInstructions(memory, state.words);
  if (state.kind === 'hand_off') return ['Tell them that a colleague will take over from here. Ask nothing.'];
  return [...appointmentFacts(memory), ...closingInstructions(memory.outcome ?? state.outcome, state)];
}

function askInstructions(question: Question, attempts: number): string[] {
  const again =
    attempts > 0 ? ['You have asked this before. Unless they have answered since, ask in other words.'] : [];
  return [
    `Find out: ${quoted(question.words)} (key ${quoted(question.key)}, ${answerHint(question)})`,
    'If they have answered it already, record the answer with updateLeadProfile. Otherwise ask it, and nothing else.',
    ...again,
  ];
}

const HINTS: Record<QuestionType, string> = {
  TEXT: 'in their own words',
  NUMBER: 'a number, in digits',
  CHOICE: 'one of',
  YES_NO: 'Yes or No',
  EMAIL: 'an email address',
  DATE: 'a date, as YYYY-MM-DD',
};

const answerHint = ({ type, choices, required }: Question): string =>
  [
    [HINTS[type], ...choices.map(quoted)].join(' '),
    ...(required ? [] : ['may stay open if they would rather not say']),
  ].join('; ');

function bookingInstructions({ slots }: Memory, words: string | undefined): string[] {
  const own = words ? [words] : [];
  if (slots.length === 0)
    return [
      ...own,
      'List the free appointments with listSlots. If there are none, say so and ask which other days suit.',
    ];
  return [
    ...own,
    `Free appointments: ${slots.map(quoted).join(', ')}`,
    'If they have chosen one of these, book it with bookConsult. Otherwise offer at most three and ask which suits.',
  ];
}

/** An earlier turn may have made the booking and failed before replying, so the model gets it here. */
const appointmentFacts = ({ booked }: Memory): string[] =>
  booked === null ? [] : [`Booked for them: ${quoted(booked)}`];

function closingInstructions(outcome: Outcome, state: { outcome: Outcome; words?: string | undefined }): string[] {
  // The text of another end could announce a booking that does not exist.
  const words = state.outcome === outcome ? state.words : undefined;
  return [words ?? 'Thank them and say goodbye.', 'This is your last message. Ask nothing.'];
}
