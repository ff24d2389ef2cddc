import * as z from 'zod';
import type { CloudChoices } from './cloud-interactive.ts';

const title = z.string().min(1).max(25);

/** Schema of the buttons of a template with Meta's limits. */
const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('QUICK_REPLY'), text: title }),
  z.strictObject({
    type: z.literal('URL'),
    text: title,
    url: z.string().max(2000),
    example: z.tuple([z.string().min(1)]).optional(),
  }),
  z.strictObject({ type: z.literal('PHONE_NUMBER'), text: title, phone_number: z.string().min(1).max(20) }),
]);

export const buttons = z.array(button).min(1).max(10);
export type CloudButton = z.infer<typeof button>;

/** Meta's error for invalid buttons: the subcode, and the message for users. */
type ButtonRefusal = readonly [subcode: number, forPeople: string];

/** Returns Meta's error for a list of buttons. Null if Meta accepts the buttons. */
export function buttonsRefusal(all: readonly CloudButton[]): ButtonRefusal | null {
  const numberOf = (wanted: CloudButton['type']) => all.filter(({ type }) => type === wanted).length;
  if (numberOf('URL') > 2) return [2_388_152, 'A template can have at most 2 URL buttons.'];
  if (numberOf('PHONE_NUMBER') > 1) return [2_388_152, 'A template can have at most 1 phone number button.'];
  const kinds = all.map(({ type }) => type === 'QUICK_REPLY').filter((kind, at, list) => kind !== list[at - 1]);
  if (kinds.length > 2) return [2_388_152, 'Quick reply buttons and other buttons must be in separate groups.'];
  if (new Set(all.map(({ text }) => text)).size < all.length) return [2_388_152, 'Buttons cannot have the same text.'];
  if (all.some(({ text }) => /[{}\n*_~`]|\p{Extended_Pictographic}/u.test(text)))
    return [2_388_060, "Buttons can't have any variables, newlines, emojis or formatting characters."];
  return all.map(addressRefusal).find((refusal) => refusal !== null) ?? null;
}

function addressRefusal(given: CloudButton): ButtonRefusal | null {
  if (given.type === 'PHONE_NUMBER' && !/^\+?[1-9]\d{6,14}$/.test(given.phone_number))
    return [2_388_083, 'The phone number of the button is not valid.'];
  if (given.type !== 'URL') return null;
  const base = given.url.replace(VARIABLE, '');
  if (/[{}]/.test(base) || !URL.canParse(base) || !/^https?:\/\//.test(base))
    return [2_388_077, 'The URL of the button is not valid.'];
  return (base !== given.url) === (given.example !== undefined)
    ? null
    : [2_388_043, 'Message template "components" param is missing expected field(s): example.'];
}

const VARIABLE = /\{\{1\}\}$/;
const hasVariable = (given: CloudButton): boolean => given.type === 'URL' && VARIABLE.test(given.url);

/** Returns a button as Meta lists it, with the example as a complete address. */
export const wireButton = (given: CloudButton) =>
  given.type === 'URL' && given.example
    ? { ...given, example: [given.url.replace(VARIABLE, given.example[0])] }
    : given;

const index = z.string().regex(/^[0-9]$/);

/** Schema of the component with the value of a URL button or with the payload of a quick reply. */
export const buttonComponent = z.discriminatedUnion('sub_type', [
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.literal('url'),
    index,
    parameters: z.tuple([z.strictObject({ type: z.literal('text'), text: z.string().min(1) })]),
  }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.literal('quick_reply'),
    index,
    parameters: z.tuple([z.strictObject({ type: z.literal('payload'), payload: z.string().min(1).max(256) })]),
  }),
]);
export type ButtonComponent = z.infer<typeof buttonComponent>;

type SendRefusal = [status: number, code: number, message: string];

/** Returns Meta's error for the values of the buttons of a message. Null if they match the template. */
export function buttonValuesRefusal(
  all: readonly CloudButton[],
  given: readonly ButtonComponent[],
): SendRefusal | null {
  const valueAt = (at: number) => given.find((one) => Number(one.index) === at);
  const missing = all.findIndex((one, at) => hasVariable(one) && valueAt(at)?.sub_type !== 'url');
  if (missing >= 0)
    return [400, 131_008, `(#131008) Required parameter is missing: Button at index ${missing} of type Url`];
  const isExpected = ({ index: at, sub_type: kind }: ButtonComponent) => {
    const found = all[Number(at)];
    return found !== undefined && (kind === 'url' ? hasVariable(found) : found.type === 'QUICK_REPLY');
  };
  if (new Set(given.map((one) => one.index)).size < given.length || !given.every(isExpected))
    return [400, 132_018, '(#132018) There is an issue with the parameters of the buttons of the template'];
  return given.every((one) => one.sub_type !== 'url' || !/\s/.test(one.parameters[0].text))
    ? null
    : [400, 132_012, '(#132012) Parameter format does not match format in the created template'];
}

/** Returns the quick replies of a message, as a phone shows them. The payload is the text of a button without payload. */
export function quickRepliesOf(all: readonly CloudButton[], given: readonly ButtonComponent[]): CloudChoices | null {
  const options = all.flatMap(({ type, text }, at) => {
    if (type !== 'QUICK_REPLY') return [];
    const sent = given.find((one) => Number(one.index) === at);
    return [
      { id: sent?.sub_type === 'quick_reply' ? sent.parameters[0].payload : text, title: text, description: null },
    ];
  });
  return options.length > 0 ? { label: null, isOfTemplate: true, options } : null;
}
