/** An option of a message, which the contact can press. */
export interface MessageChoice {
  /** Id that identifies the option within its message. */
  readonly id: string;
  readonly title: string;
  /** Full text of the option. Null unless the title is a shortened form of it. */
  readonly description: string | null;
}

/** Options of a message: reply buttons, or the rows of a list that the contact opens. */
export interface MessageChoices {
  readonly kind: 'BUTTONS' | 'LIST';
  /** Label of the button that opens the list. */
  readonly label: string;
  readonly options: readonly MessageChoice[];
}

/** Limits of WhatsApp for a message with reply buttons or a list, in characters and in number of options. */
export const CHOICE_LIMITS = {
  buttons: 3,
  buttonTitle: 20,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  body: 1024,
} as const;

const areButtons = (options: readonly MessageChoice[]): boolean =>
  options.length <= CHOICE_LIMITS.buttons &&
  options.every(({ title, description }) => title.length <= CHOICE_LIMITS.buttonTitle && description === null);

interface Offer {
  readonly body: string;
  /** Label of the button that opens the list, if the options are shown as a list. */
  readonly listLabel: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly title: string }[];
}

/**
 * Returns the options of a message within the limits of WhatsApp: up to 3 short options as buttons, otherwise a list.
 * Null if there are none or too many, if the text is too long, or if two titles would be equal. The text of the message
 * must already name the options, so that it is complete without buttons.
 */
export function messageChoices({ body, listLabel: label, options: offered }: Offer): MessageChoices | null {
  if (offered.length === 0 || offered.length > CHOICE_LIMITS.rows || body.length > CHOICE_LIMITS.body) return null;
  const options = offered.map((one) => choiceOf(one));
  const titles = options.map(({ title }) => title.toLocaleLowerCase('en'));
  if (titles.includes('') || new Set(titles).size < titles.length) return null;
  return { kind: areButtons(options) ? 'BUTTONS' : 'LIST', label, options };
}

function choiceOf({ id, label, title }: Offer['options'][number]): MessageChoice {
  const short = shortened(oneLine(title), CHOICE_LIMITS.rowTitle);
  const isComplete = short === oneLine(title);
  return { id, title: short, description: isComplete ? null : shortened(oneLine(label), CHOICE_LIMITS.rowDescription) };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Truncates a text to a number of UTF-16 code units, without splitting a character. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let short = '';
  for (const character of text) {
    if (short.length + character.length > most - 1) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
