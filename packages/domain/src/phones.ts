import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number as E.164 (`+442079460018`), or null when it is not a possible one; national numbers need a country. */
export function normalizePhone(input: string, defaultCountry?: string): string | null {
  const country = defaultCountry && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const phone = parsePhoneNumberFromString(
    input,
    country ? { defaultCountry: country, extract: false } : { extract: false },
  );
  return phone?.isValid() ? phone.number : null;
}
