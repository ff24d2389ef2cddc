import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Formats `+442079460018` as `+44 20 7946 0018`. Other text stays unchanged. */
export const formatPhone = (e164: string) =>
  parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;

/** Whether a number with country code may be valid. The server decides. */
export const looksLikePhone = (text: string) =>
  parsePhoneNumberFromString(text, { extract: false })?.isPossible() ?? false;
