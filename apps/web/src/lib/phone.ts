import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** `+442079460018` as people write it: `+44 20 7946 0018`. What is no number stays as it is. */
export const formatPhone = (e164: string) =>
  parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;

/** Whether a number with its country code could be one; the server has the last word. */
export const looksLikePhone = (text: string) =>
  parsePhoneNumberFromString(text, { extract: false })?.isPossible() ?? false;
