import { METER_KEYS, type MeterUnit, METER_TITLES as TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { UsageMeter } from '../gql/types.ts';
import { bytesText } from '../lib/bytes-text.ts';
import { dollarsOf } from '../lib/dollars.ts';

/** Titles of the meters by the values of the API. */
export const METER_TITLES = Object.fromEntries(METER_KEYS.map((key) => [key.toUpperCase(), TITLES[key]])) as Readonly<
  Record<UsageMeter, string>
>;

const count = (value: number): string => value.toLocaleString('en-GB');

/** Formats a duration, rounded down, for example as `45 s`, `12 min` or `3 h 5 min`. */
function secondsText(seconds: number): string {
  if (seconds < 60) return t`${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? t`${minutes} min` : t`${count(hours)} h ${minutes % 60} min`;
}

const TEXTS: Readonly<Record<MeterUnit, (quantity: number) => string>> = {
  COUNT: count,
  TOKENS: count,
  SECONDS: secondsText,
  USD_MICROS: dollarsOf,
  BYTES: bytesText,
};

/** Formats a quantity with its unit. Returns a dash if the quantity was not measured. */
export const quantityText = (quantity: number | null, unit: MeterUnit): string =>
  quantity === null ? '–' : TEXTS[unit](quantity);

/** Names of the units in which usage is charged. */
export const UNIT_NAMES: Readonly<Record<MeterUnit, string>> = {
  COUNT: t`unit`,
  SECONDS: t`second`,
  TOKENS: t`token`,
  USD_MICROS: t`millionth of a US dollar`,
  BYTES: t`byte`,
};

/**
 * Formats the change from the previous quantity, for example as `+12%`. Returns a dash if there is no previous
 * quantity.
 */
export function changeText(total: number | null, previous: number | null): string {
  if (total === null || previous === null || previous === 0) return '–';
  const percent = Math.round(((total - previous) / previous) * 100);
  return `${percent > 0 ? '+' : ''}${count(percent)}%`;
}
