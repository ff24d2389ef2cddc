import * as z from 'zod';

/** An option of a message, as a phone shows it. */
export interface CloudChoice {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
}

/** Options of a message. `label` is the label of the button that opens the list, or null if the options are buttons. */
export interface CloudChoices {
  readonly label: string | null;
  /** Whether the options are the quick replies of a template. */
  readonly isOfTemplate?: boolean;
  readonly options: readonly CloudChoice[];
}

const text = (most: number) => z.string().min(1).max(most);
const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Returns whether all ids and titles are distinct, because Meta rejects options with the same id or title. */
const areDistinct = (options: readonly { readonly id: string; readonly title: string }[]): boolean =>
  isUnique(options.map(({ id }) => id)) && isUnique(options.map(({ title }) => title));

const buttons = z
  .array(z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: text(256), title: text(20) }) }))
  .min(1)
  .max(3)
  .refine((all) => areDistinct(all.map(({ reply }) => reply)));

const row = z.strictObject({ id: text(200), title: text(24), description: text(72).optional() });

const sections = z
  .array(z.strictObject({ title: text(24).optional(), rows: z.array(row).min(1) }))
  .min(1)
  .max(10)
  .refine((all) => all.length === 1 || all.every(({ title }) => title !== undefined))
  .refine((all) => all.flatMap(({ rows }) => rows).length <= 10)
  .refine((all) => areDistinct(all.flatMap(({ rows }) => rows)));

/** Schema of interactive messages with Meta's limits. Meta rejects the whole message if it exceeds a limit. */
export const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    body: z.strictObject({ text: text(1024) }),
    action: z.strictObject({ buttons }),
  }),
  z.strictObject({
    type: z.literal('list'),
    body: z.strictObject({ text: text(4096) }),
    action: z.strictObject({ button: text(20), sections }),
  }),
]);

export function choicesOf(message: z.infer<typeof interactive>): CloudChoices {
  if (message.type === 'button')
    return { label: null, options: message.action.buttons.map(({ reply }) => ({ ...reply, description: null })) };
  const rows = message.action.sections.flatMap((section) => section.rows);
  return {
    label: message.action.button,
    options: rows.map(({ id, title, description }) => ({ id, title, description: description ?? null })),
  };
}
