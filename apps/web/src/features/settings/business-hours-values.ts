import type { ClosedBehavior } from '@frontdesk/domain';
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

/** Values of the form. Suggests office hours while there are none. */
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

/** Why a holiday cannot be saved. Null when it can. */
export function holidayError({ name, from, until }: HolidayValue): string | null {
  if (name.trim() === '') return 'Enter a name.';
  if (from === '') return 'Enter a date.';
  return until !== '' && until < from ? 'The last day must not be before the first.' : null;
}
