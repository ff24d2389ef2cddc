import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

// E.164 ends at fifteen digits; what a few countries use among themselves does not.
const LONGEST = '+'.length + 15;

/** A number as E.164 (`+442079460018`), or null when it is not a possible one; national numbers need a country. */
export function normalizePhone(input: string, defaultCountry?: string): string | null {
  const country = defaultCountry && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  // Copied out of an address book, a number brings invisible marks of direction; some keyboards write wide digits.
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

/** Types that people can be reached at. TOLL_FREE, VOIP, PAGER and the rest are refused: see ADR 0042. */
const REACHABLE_TYPES: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE']);

/**
 * Why a number in E.164 must not be called or messaged automatically; null when it may be. The whole number decides: ranges of other
 * types and countries lie within one calling code, as premium rate and Jersey do within +44.
 */
export function outreachNumberError(
  number: string,
  allowedCountries: readonly string[],
): 'NUMBER_TYPE_NOT_ALLOWED' | 'COUNTRY_NOT_ALLOWED' | null {
  const phone = parsePhoneNumberFromString(number, { extract: false });
  // Satellite and international networks have no country, though metadata may call their numbers mobile.
  if (!phone?.isValid() || !phone.country || phone.isNonGeographic()) return 'NUMBER_TYPE_NOT_ALLOWED';
  if (!REACHABLE_TYPES.has(phone.getType() ?? '')) return 'NUMBER_TYPE_NOT_ALLOWED';
  return allowedCountries.includes(phone.country) ? null : 'COUNTRY_NOT_ALLOWED';
}

/** Whether numbers are given out under these two letters. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

/** Every code with which numbers begin, as in 44, and the countries that share it. */
export function callingCodes(): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    codes.set(code, [...(codes.get(code) ?? []), country]);
  }
  return codes;
}
