import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';

/** Returns all countries with their calling codes, for example `United Kingdom (+44)`, sorted by name. */
export function countries(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region' });
  return getCountries()
    .map((value) => ({ value, label: `${names.of(value) ?? value} (+${getCountryCallingCode(value)})` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}
