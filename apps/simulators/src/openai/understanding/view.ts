import * as z from 'zod';

const slotType = z.enum(['TEXT', 'NUMBER', 'CHOICE', 'YES_NO', 'EMAIL', 'PHONE', 'DATE', 'TIME_WINDOW']);

/** Input of the model's `understand` request, in the format in which Frontdesk sends it. */
export const View = z.object({
  now: z.string(),
  zone: z.string(),
  calendar: z.array(z.object({ date: z.string(), weekday: z.string() })).default([]),
  language: z.string(),
  flows: z.array(z.object({ name: z.string(), description: z.string(), examples: z.array(z.string()) })),
  slots: z.array(z.object({ name: z.string(), type: slotType, words: z.string(), choices: z.array(z.string()) })),
  open: z.object({ slot: z.string(), words: z.string() }).nullable(),
  offers: z.array(z.object({ n: z.number(), label: z.string(), start: z.string().nullable() })),
  confirm: z.object({ effect: z.string(), words: z.string() }).nullable(),
  answers: z.array(z.object({ slot: z.string(), value: z.string() })),
  bookings: z.array(z.object({ start: z.string(), label: z.string() })),
  /** Earlier messages, oldest first. */
  history: z.array(z.object({ by: z.string(), text: z.string() })).default([]),
  messages: z.array(z.string()),
});
export type View = z.infer<typeof View>;
export type ViewSlot = View['slots'][number];

export type Act =
  | { readonly a: 'answer' | 'correct'; readonly slot: string; readonly value: string; readonly quote: string }
  | { readonly a: 'choose'; readonly n: number; readonly quote: string }
  | { readonly a: 'start'; readonly flow: string }
  | { readonly a: 'ask'; readonly question: string }
  | {
      readonly a:
        | 'affirm'
        | 'deny'
        | 'prefer_not'
        | 'cancel_flow'
        | 'human'
        | 'opt_out'
        | 'stop_repeat'
        | 'hostile'
        | 'unclear';
    }
  | { readonly a: 'chat'; readonly kind: 'greet' | 'thanks' | 'bye' | 'other' };
