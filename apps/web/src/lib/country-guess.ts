import { isSupportedCountry } from 'libphonenumber-js/min';

/** The country of the browser's language, as in GB of en-GB; null where it names none. */
export function guessCountry(languages: readonly string[] = navigator.languages): string | null {
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region && isSupportedCountry(region)) return region;
  }
  return null;
}
