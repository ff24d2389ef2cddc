import { z } from 'zod';
import { Question } from '../question.ts';

/** Outcomes with which a graph of version 1 ended a conversation. */
const OUTCOMES_V1 = ['BOOKED', 'QUALIFIED', 'UNQUALIFIED', 'OPTED_OUT', 'ENDED'] as const;

/** Greeting that version 1 generated. Any other first text was written by a member and is not replaced. */
export const GREETING_V1 = 'Greet them by name, say who you are, and thank them for their message.';

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'Use up to 60 lower-case letters, digits and underscores.');
const words = z.string().trim().min(1).max(1000);

const Say = z.strictObject({ kind: z.literal('say'), words, next: Name });
/** `otherwise` is the next state after a disqualifying answer. */
const Ask = z.strictObject({ kind: z.literal('ask'), question: Question, next: Name, otherwise: Name.optional() });
const Book = z.strictObject({ kind: z.literal('book'), words: words.optional(), next: Name });
/** Hands off to a human. When the conversation is returned, the agent continues at `next`. */
const HandOff = z.strictObject({ kind: z.literal('hand_off'), reason: words, next: Name });
const End = z.strictObject({ kind: z.literal('end'), outcome: z.enum(OUTCOMES_V1), words: words.optional() });

const StateV1 = z.discriminatedUnion('kind', [Say, Ask, Book, HandOff, End]);
export type StateV1 = z.infer<typeof StateV1>;

/** Schema of version 1. Older drafts and published versions are still stored in this format. */
export const GraphShapeV1 = z.strictObject({ goal: words, start: Name, states: z.record(Name, StateV1) });
export type GraphV1 = z.infer<typeof GraphShapeV1>;
