import { formatDateTime, timeAgo } from '../lib/dates.ts';
import { useNow } from '../lib/use-now.ts';

interface Props {
  iso: string;
  timeZone?: string;
  /** Whether to use the short form `3 hr ago`, for narrow columns. */
  brief?: boolean;
}

/** Shows a time as `3 hours ago`, with the exact time as tooltip. */
export function TimeAgo({ iso, timeZone, brief }: Props) {
  // `useNow` updates once a minute, so an event can be newer than the returned time. Never show a time in the future.
  const now = Math.max(useNow(), new Date(iso).getTime());
  return (
    <time dateTime={iso} title={formatDateTime(iso, timeZone)}>
      {timeAgo(iso, now, brief ? 'narrow' : 'long')}
    </time>
  );
}
