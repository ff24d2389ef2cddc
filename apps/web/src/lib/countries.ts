import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';

/** Returns all countries with their calling codes, for example `United Kingdom (+44)`, sorted by name. */
export function countries(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region' });
  return getCountries()
    .map((value) => ({ value, label: `${names.of(value) ?? value} (+${getCountryCallingCode(value)})` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

/**
 * Returns the country of the browser's preferred languages, for example GB for en-GB. Null if no language contains a
 * country.
 */
export function guessCountry(languages: readonly string[] = navigator.languages): string | null {
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region && isSupportedCountry(region)) return region;
  }
  return null;
}
