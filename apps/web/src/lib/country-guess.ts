import { isSupportedCountry } from 'libphonenumber-js/min';

/** Country of the browser's language: GB for en-GB. Null when the language has no country. */
export function guessCountry(languages: readonly string[] = navigator.languages): string | null {
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region && isSupportedCountry(region)) return region;
  }
  return null;
}
