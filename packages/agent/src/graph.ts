import { z } from 'zod';
import { Question } from './question.ts';

/** Outcomes with which the agent can end a conversation. */
export const OUTCOMES = ['BOOKED', 'QUALIFIED', 'UNQUALIFIED', 'OPTED_OUT', 'ENDED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const Name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'A state is named in up to 60 lower-case letters, digits and _.');
const words = z.string().trim().min(1).max(1000);

const Say = z.strictObject({ kind: z.literal('say'), words, next: Name });
/** `otherwise` is the next state after a disqualifying answer. */
const Ask = z.strictObject({ kind: z.literal('ask'), question: Question, next: Name, otherwise: Name.optional() });
const Book = z.strictObject({ kind: z.literal('book'), words: words.optional(), next: Name });
/** Hands off to a human. The agent continues at `next` after the handback. */
const HandOff = z.strictObject({ kind: z.literal('hand_off'), reason: words, next: Name });
const End = z.strictObject({ kind: z.literal('end'), outcome: z.enum(OUTCOMES), words: words.optional() });

export const State = z.discriminatedUnion('kind', [Say, Ask, Book, HandOff, End]);
export type State = z.infer<typeof State>;
export type StateKind = State['kind'];

/** Checks the shape only. `graphProblems` checks that the graph can run. */
export const GraphShape = z.strictObject({ goal: words, start: Name, states: z.record(Name, State) });

/**
 * States and transitions of an agent. Every target exists, every state is reachable, and every state can reach an
 * end.
 */
export type ContextGraph = z.infer<typeof GraphShape>;
