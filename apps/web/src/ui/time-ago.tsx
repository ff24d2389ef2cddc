import { formatDateTime, timeAgo } from '../lib/dates.ts';
import { useNow } from '../lib/use-now.ts';

interface Props {
  iso: string;
  timeZone?: string;
  /** `3 hr ago`, for narrow columns. */
  brief?: boolean;
}

/** `3 hours ago`, with the exact time as its title. */
export function TimeAgo({ iso, timeZone, brief }: Props) {
  // Events can be newer than the minute clock, but never in the future.
  const now = Math.max(useNow(), new Date(iso).getTime());
  return (
    <time dateTime={iso} title={formatDateTime(iso, timeZone)}>
      {timeAgo(iso, now, brief ? 'narrow' : 'long')}
    </time>
  );
}
