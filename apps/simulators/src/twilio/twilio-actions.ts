import * as z from 'zod';

const body = z.string().min(1).max(1024);
const quickReply = z.strictObject({
  type: z.literal('QUICK_REPLY'),
  title: z.string().min(1).max(25),
  id: z.string().min(1).max(200),
});
const call = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('URL'),
    title: z.string().min(1).max(25),
    url: z.string().regex(/^https?:\/\/[^{}\s]+(\{\{\d+\}\})?$/),
  }),
  z.strictObject({
    type: z.literal('PHONE_NUMBER'),
    title: z.string().min(1).max(25),
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  }),
]);
export type TwilioAction = z.infer<typeof quickReply> | z.infer<typeof call>;

const areDistinct = (actions: readonly TwilioAction[]): boolean =>
  new Set(actions.map(({ title }) => title)).size === actions.length;

const numberOf = (actions: readonly TwilioAction[], wanted: TwilioAction['type']) =>
  actions.filter(({ type }) => type === wanted).length;

const text = z.strictObject({ body: z.string().min(1).max(1600), actions: z.undefined().optional() });
const quickReplies = z.strictObject({ body, actions: z.array(quickReply).min(1).max(10).refine(areDistinct) });
const calls = z.strictObject({
  body,
  actions: z
    .array(call)
    .min(1)
    .refine(areDistinct)
    .refine((all) => numberOf(all, 'URL') <= 2 && numberOf(all, 'PHONE_NUMBER') <= 1),
});

/** Schema of a content with exactly one of the content types, with Twilio's limits. */
export const contentTypes = z.union([
  z.strictObject({ 'twilio/text': text }),
  z.strictObject({ 'twilio/quick-reply': quickReplies }),
  z.strictObject({ 'twilio/call-to-action': calls }),
]);

/** Returns the content type for a list of buttons. */
export function contentType([first]: readonly TwilioAction[] = []) {
  if (!first) return 'twilio/text';
  return first.type === 'QUICK_REPLY' ? 'twilio/quick-reply' : 'twilio/call-to-action';
}

interface Content {
  readonly body: string;
  readonly actions?: readonly TwilioAction[];
}

export const wireTypes = ({ body: words, actions = [] }: Content) => ({
  [contentType(actions)]: { body: words, ...(actions.length > 0 ? { actions } : {}) },
});

/** Returns the address of a button. Empty for other buttons. */
export const addressOf = (action: TwilioAction): string => (action.type === 'URL' ? action.url : '');

/** Returns the names of the variables in the text and the addresses of a content. */
export const placesOf = ({ body: words, actions = [] }: Content): Set<string> =>
  new Set([words, ...actions.map(addressOf)].join(' ').match(/(?<=\{\{)\w+(?=\}\})/g) ?? []);

/** Returns whether each variable has a sample, because Twilio rejects a content with missing samples. */
export const hasSamples = (content: Content, samples: Readonly<Record<string, string>>): boolean =>
  [...placesOf(content)].every((name) => name in samples);
