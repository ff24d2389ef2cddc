import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Formats a phone number: `+442079460018` becomes `+44 20 7946 0018`. Returns other text unchanged. */
export const formatPhone = (e164: string) =>
  parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;

/** Whether a phone number with country code has a possible length. Only the server validates the number completely. */
export const looksLikePhone = (text: string) =>
  parsePhoneNumberFromString(text, { extract: false })?.isPossible() ?? false;
