import { isSupportedCountry } from 'libphonenumber-js/min';

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
