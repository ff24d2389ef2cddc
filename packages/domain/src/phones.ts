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
