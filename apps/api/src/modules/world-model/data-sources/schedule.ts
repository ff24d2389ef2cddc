import type { RunnerTerms } from '@frontdesk/domain';

type ScheduleInput = Pick<RunnerTerms, 'everyMinutes'>;

/** Soon, so that the admin sees the schedule working. Null without a schedule. */
export const firstRunAt = ({ everyMinutes }: ScheduleInput, now: Date): Date | null =>
  everyMinutes === null ? null : now;
