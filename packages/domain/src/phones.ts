import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

// E.164 allows fifteen digits; some national numbers are longer.
const LONGEST = '+'.length + 15;

/**
 * Normalizes a number to E.164 (`+442079460018`). Null when it is not a possible number; national numbers need a
 * country.
 */
export function normalizePhone(input: string, defaultCountry?: string): string | null {
  const country = defaultCountry && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  // Numbers copied from an address book contain invisible direction marks; some keyboards type full-width digits.
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
 * Numbers that carriers report for callers without a number. Their digits spell ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN
 * and UNAVAILABLE.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '266696687',
  '7378742833',
  '2562533',
  '8566696',
  '8656696',
  '86282452253',
]);

/** Number of a caller in E.164. Null for a withheld number. */
export function callerNumber(reported: string | null | undefined): string | null {
  if (!reported || PLACEHOLDERS.has(reported.replace(/\D/g, '').replace(/^1(?=7378742833$)/, ''))) return null;
  return normalizePhone(reported);
}

/** Number types that can be contacted. TOLL_FREE, VOIP, PAGER and the rest are refused; see ADR 0042. */
const REACHABLE_TYPES: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE']);

/**
 * Returns why a number in E.164 must not be called or messaged automatically, or null. Checks the whole number: one
 * calling code contains several types and countries, such as premium rate and Jersey within +44.
 */
export function outreachNumberError(
  number: string,
  allowedCountries: readonly string[],
): 'NUMBER_TYPE_NOT_ALLOWED' | 'COUNTRY_NOT_ALLOWED' | null {
  const phone = parsePhoneNumberFromString(number, { extract: false });
  // Satellite and international networks have no country, even when the metadata classifies them as mobile.
  if (!phone?.isValid() || !phone.country || phone.isNonGeographic()) return 'NUMBER_TYPE_NOT_ALLOWED';
  if (!REACHABLE_TYPES.has(phone.getType() ?? '')) return 'NUMBER_TYPE_NOT_ALLOWED';
  return allowedCountries.includes(phone.country) ? null : 'COUNTRY_NOT_ALLOWED';
}

/** Returns whether phone numbers are assigned under this country code. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

/** Returns every calling code, for example 44, with the countries that share it. */
export function callingCodes(): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    codes.set(code, [...(codes.get(code) ?? []), country]);
  }
  return codes;
}
