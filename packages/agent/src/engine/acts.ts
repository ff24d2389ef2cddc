import { z } from 'zod';

const answerFields = {
  slot: z.string(),
  /**
   * Value in the format of the slot's type. A TIME_WINDOW is a local start and end: 2026-05-12T12:00/2026-05-12T17:00.
   */
  value: z.string(),
  /** The contact's words that contain the answer, copied from the new messages. */
  quote: z.string(),
};

/** One unit of meaning in the contact's new messages, as reported by the model. The engine validates all names. */
export const Act = z.union([
  z.strictObject({ a: z.literal('answer'), ...answerFields }),
  z.strictObject({ a: z.literal('correct'), ...answerFields }),
  z.strictObject({ a: z.literal('choose'), n: z.number().int(), quote: z.string() }),
  z.strictObject({ a: z.literal('start'), flow: z.string() }),
  z.strictObject({ a: z.literal('clarify'), flows: z.array(z.string()) }),
  z.strictObject({ a: z.literal('ask'), question: z.string() }),
  z.strictObject({
    a: z.enum(['affirm', 'deny', 'prefer_not', 'cancel_flow', 'human', 'opt_out', 'stop_repeat', 'hostile', 'unclear']),
  }),
  z.strictObject({ a: z.literal('chat'), kind: z.enum(['greet', 'thanks', 'bye', 'other']) }),
]);
export type Act = z.infer<typeof Act>;

/** Output of the `understand` model call. The engine uses only the first six acts. */
export const Understanding = z.strictObject({ language: z.string(), acts: z.array(Act) });
export type Understanding = z.infer<typeof Understanding>;

export const Segment = z.strictObject({
  /** Number of the plan part that the text expresses. The first part has number 1. */
  part: z.number().int(),
  text: z.string(),
  /** Ids of the passages that the text uses. */
  sources: z.array(z.string()),
});
export type Segment = z.infer<typeof Segment>;

/** Output of the `word` model call. `checkWording` requires one segment per plan part, in the order of the plan. */
export const Wording = z.strictObject({ segments: z.array(Segment) });
export type Wording = z.infer<typeof Wording>;
