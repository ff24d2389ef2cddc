import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';

/**
 * Returns the countries that have a calling code as options, with labels such as `United Kingdom (+44)`, sorted by
 * label.
 */
export function countries(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region' });
  return getCountries()
    .map((value) => ({ value, label: `${names.of(value) ?? value} (+${getCountryCallingCode(value)})` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

/** Returns the countries as options with their names, sorted by name. */
export function countryNames(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region' });
  return getCountries()
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

/**
 * Returns the country of the first preferred language with a known country, for example GB for en-GB. Null if there is
 * none.
 */
export function guessCountry(languages: readonly string[] = navigator.languages): string | null {
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region && isSupportedCountry(region)) return region;
  }
  return null;
}
