import { METER_KEYS, METER_KINDS, METER_UNITS, METERS, USAGE_INTERVALS, USAGE_TRAFFIC } from '@frontdesk/domain';
import { registerEnumType } from 'type-graphql';
import { enumOf } from './enum-of.ts';

/** Meters by enum value name, which is the key in upper case. */
export const UsageMeterEnum = Object.fromEntries(METER_KEYS.map((key) => [key.toUpperCase(), key]));
registerEnumType(UsageMeterEnum, {
  name: 'UsageMeter',
  description: 'What is measured.',
  valuesConfig: Object.fromEntries(METER_KEYS.map((key) => [key.toUpperCase(), { description: METERS[key].meaning }])),
});

export const MeterKindEnum = enumOf('MeterKind', 'How a meter is counted.', METER_KINDS, {
  FLOW: 'Quantities are summed over a period.',
  STOCK: 'The last known value of a period. Measured every hour.',
});
export const MeterUnitEnum = enumOf('MeterUnit', 'Unit of a meter.', METER_UNITS, {
  COUNT: 'Number of items.',
  SECONDS: 'Seconds.',
  TOKENS: 'Tokens of a language model.',
  USD_MICROS: 'Millionths of a US dollar.',
  BYTES: 'Bytes.',
});
export const UsageTrafficEnum = enumOf('UsageTraffic', 'Whether usage belongs to real contacts.', USAGE_TRAFFIC, {
  LIVE: 'Usage outside of tests, in a production or staging workspace.',
  SIMULATED: 'Tests of the agent, and all usage of a development workspace.',
});
export const UsageIntervalEnum = enumOf(
  'UsageInterval',
  'Length of time that one point of a series covers.',
  USAGE_INTERVALS,
  {
    HOUR: 'An hour.',
    DAY: "A day in the workspace's time zone.",
    MONTH: "A calendar month in the workspace's time zone.",
  },
);
