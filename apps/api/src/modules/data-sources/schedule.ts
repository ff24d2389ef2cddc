import type { RunnerTerms } from '@frontdesk/domain';

type ScheduleInput = Pick<RunnerTerms, 'everyMinutes'>;

/** Soon: whoever sets a schedule up wants to see it run. Null where no clock begins anything. */
export const firstRunAt = ({ everyMinutes }: ScheduleInput, now: Date): Date | null =>
  everyMinutes === null ? null : now;
