import type { ClosedBehavior } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { BusinessHoursQuery, UpdateBusinessHoursInput } from '../../gql/types.ts';
import { daysOf, type IntervalValue, weekOf } from '../../lib/weekly-hours.ts';

type Hours = BusinessHoursQuery['businessHours'];

export interface HolidayValue {
  name: string;
  from: string;
  until: string;
}

export interface HoursValues {
  days: IntervalValue[][];
  holidays: HolidayValue[];
  closedBehavior: ClosedBehavior;
}

/** Converts business hours to form values. Suggests office hours if no hours are set. */
export function valuesOf({ weekly, holidays, closedBehavior }: Hours): HoursValues {
  const days = daysOf(weekly);
  return { days, holidays: holidays.map(({ name, from, until }) => ({ name, from, until })), closedBehavior };
}

export function inputOf(values: HoursValues, phoneConfigId: string | null): UpdateBusinessHoursInput {
  const { days, holidays, closedBehavior } = values;
  return {
    phoneConfigId,
    closedBehavior,
    weekly: weekOf(days),
    holidays: holidays.map(({ name, from, until }) => ({
      name: name.trim(),
      from,
      until: until === '' ? from : until,
    })),
  };
}

/** Returns the reason why a holiday cannot be saved, or null if it is valid. */
export function holidayError({ name, from, until }: HolidayValue): string | null {
  if (name.trim() === '') return t`Enter a name.`;
  if (from === '') return t`Enter a date.`;
  return until !== '' && until < from ? t`The last day must not be before the first.` : null;
}
