import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

// Maximum length of an E.164 number. Some countries have longer national numbers, which are rejected.
const LONGEST = '+'.length + 15;

/**
 * Normalizes a phone number to E.164, for example `+442079460018`. A national number requires `defaultCountry`. Null if
 * the phone number is invalid or too long.
 */
export function normalizePhone(input: string, defaultCountry?: string): string | null {
  const country = defaultCountry && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  // Remove invisible direction marks, which phone numbers copied from an address book can contain, and convert
  // full-width digits, which some keyboards type.
  const text = input
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const phone = parsePhoneNumberFromString(
    text,
    country ? { defaultCountry: country, extract: false } : { extract: false },
  );
  return phone?.isValid() && phone.number.length <= LONGEST ? phone.number : null;
}

/**
 * Phone numbers that carriers report if the caller's number is withheld. On a phone keypad their digits spell
 * ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN (8656696, also reported as 8566696) and UNAVAILABLE.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '266696687',
  '7378742833',
  '2562533',
  '8566696',
  '8656696',
  '86282452253',
]);

/**
 * Returns the phone number of a caller in E.164. Returns null if the caller withheld the number or the number is
 * invalid.
 */
export function callerNumber(reported: string | null | undefined): string | null {
  if (!reported || PLACEHOLDERS.has(reported.replace(/\D/g, '').replace(/^1(?=7378742833$)/, ''))) return null;
  return normalizePhone(reported);
}

/**
 * Types of phone numbers that the agent can contact. Other types, such as TOLL_FREE and VOIP, are rejected (ADR 42).
 */
const REACHABLE_TYPES: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE']);

/**
 * Returns the reason why a phone number in E.164 must not be called or messaged automatically, or null if there is
 * none. Checks the complete number, because one calling code can contain several types and countries: +44 includes
 * premium-rate numbers and Jersey.
 */
export function outreachNumberError(
  number: string,
  allowedCountries: readonly string[],
): 'NUMBER_TYPE_NOT_ALLOWED' | 'COUNTRY_NOT_ALLOWED' | null {
  const phone = parsePhoneNumberFromString(number, { extract: false });
  // Reject phone numbers of satellite and international networks, which have no country even if the metadata classifies
  // them as mobile.
  if (!phone?.isValid() || !phone.country || phone.isNonGeographic()) return 'NUMBER_TYPE_NOT_ALLOWED';
  if (!REACHABLE_TYPES.has(phone.getType() ?? '')) return 'NUMBER_TYPE_NOT_ALLOWED';
  return allowedCountries.includes(phone.country) ? null : 'COUNTRY_NOT_ALLOWED';
}

/** Returns whether a text is the code of a country that has phone numbers. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

/** Returns every calling code, for example 44, and the countries that use it. */
export function callingCodes(): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    codes.set(code, [...(codes.get(code) ?? []), country]);
  }
  return codes;
}
