import { t } from '@lingui/core/macro';
import { formatDate } from '../../lib/dates.ts';

/** Formats a period with its first and last day. `periodEnd` is exclusive. */
export function periodText({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }, timezone: string) {
  const last = new Date(Date.parse(periodEnd) - 1).toISOString();
  return t`${formatDate(periodStart, timezone)} to ${formatDate(last, timezone)}`;
}
