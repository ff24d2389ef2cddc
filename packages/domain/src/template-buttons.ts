/** Kinds of template buttons. OTHER: a kind that Frontdesk does not support. */
export const TEMPLATE_BUTTON_TYPES = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'OTHER'] as const;
export type TemplateButtonType = (typeof TEMPLATE_BUTTON_TYPES)[number];

/** Kinds of buttons with which a template can be created. */
export const WRITABLE_TEMPLATE_BUTTON_TYPES = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER'] as const;

/** A button of a template. */
export interface TemplateButton {
  readonly type: TemplateButtonType;
  readonly text: string;
  /** Web address, which can end with a variable. Null unless the type is URL. */
  readonly url: string | null;
  /** Phone number to call. Null unless the type is PHONE_NUMBER. */
  readonly phoneNumber: string | null;
}

/** Limits of WhatsApp for the buttons of a template: numbers of buttons, and lengths in characters. */
export const TEMPLATE_BUTTON_LIMITS = { buttons: 10, urls: 2, phoneNumbers: 1, text: 25, url: 2000 } as const;

/**
 * Returns whether WhatsApp rejects the list of buttons: too many buttons, too many of a kind, quick replies that are
 * mixed with other buttons instead of before or after them, or two equal texts.
 */
export function areTemplateButtonsInvalid(buttons: readonly Pick<TemplateButton, 'type' | 'text'>[]): boolean {
  const types = buttons.map(({ type }) => type);
  const numberOf = (wanted: TemplateButtonType) => types.filter((type) => type === wanted).length;
  const areReplies = types.map((type) => type === 'QUICK_REPLY');
  const changes = areReplies.filter((isReply, at) => at > 0 && isReply !== areReplies[at - 1]).length;
  const texts = buttons.map(({ text }) => text.trim().toLocaleLowerCase('en')).filter((text) => text !== '');
  return (
    buttons.length > TEMPLATE_BUTTON_LIMITS.buttons ||
    numberOf('URL') > TEMPLATE_BUTTON_LIMITS.urls ||
    numberOf('PHONE_NUMBER') > TEMPLATE_BUTTON_LIMITS.phoneNumbers ||
    numberOf('OTHER') > 0 ||
    changes > 1 ||
    new Set(texts).size < texts.length
  );
}

/**
 * Returns whether WhatsApp rejects the text of a button. A text must be a single line without variables, emojis and
 * formatting characters.
 */
export const isButtonTextInvalid = (text: string): boolean =>
  text.trim() === '' ||
  text.length > TEMPLATE_BUTTON_LIMITS.text ||
  /[{}*_~`\p{Cc}\p{Cs}\p{Extended_Pictographic}]/u.test(text);

/** Returns whether the text is not a phone number with a country code. */
export const isButtonPhoneNumberInvalid = (phoneNumber: string): boolean => !/^\+[1-9]\d{6,14}$/.test(phoneNumber);

const URL_VARIABLE = /\{\{\s*\w+\s*\}\}$/;

/** Returns whether the address of a button ends with a variable. */
export const hasUrlVariable = (url: string): boolean => URL_VARIABLE.test(url);

const ADDRESS = /^https?:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?<rest>[/?#][^\s{}\\]*)?$/iu;

/**
 * Returns whether the address of a button is invalid. The address must be complete and without credentials. A variable
 * must be at the end and must not be part of the host name, so that its value cannot change the website.
 */
export function isButtonUrlInvalid(url: string): boolean {
  if (url.length > TEMPLATE_BUTTON_LIMITS.url) return true;
  const address = ADDRESS.exec(url.replace(URL_VARIABLE, ''));
  return address === null || (hasUrlVariable(url) && !address.groups?.['rest']);
}

/** Encodes the characters of a value that cannot be part of an address. Existing percent encodings do not change. */
export const urlValue = (value: string): string =>
  value.replaceAll(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (character) => encodeURIComponent(character));

const BUTTON_ID = /^button_\d{1,2}$/;

/** Id of a template button for the contact's answer: its position, starting with 1. */
export const templateButtonId = (index: number): string => `button_${index + 1}`;

/** Returns whether the id of a pressed option is that of a template button, and not of an option that the agent offered. */
export const isTemplateButtonId = (id: string): boolean => BUTTON_ID.test(id);
