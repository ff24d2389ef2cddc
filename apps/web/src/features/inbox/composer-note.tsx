import { LIMITS } from '@frontdesk/domain';
import { timeAgo } from '../../lib/dates.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './composer.module.css';

/** From here on the length is shown. */
const NEAR_LIMIT = LIMITS.messageLength - 200;
/** From here on the time is shown. */
const SOON_MS = 6 * 60 * 60 * 1000;

interface Props {
  id: string;
  length: number;
  until: number | null;
}

/** Small print below the field: the keys, and what is running out, the letters or the time. */
export function ComposerNote({ id, length, until }: Props) {
  const now = useNow();
  const left = LIMITS.messageLength - length;
  return (
    <p id={id} className={classes.note}>
      <span>
        {until !== null && until - now < SOON_MS
          ? `The time for a reply ends ${timeAgo(new Date(until).toISOString(), now)}`
          : 'Enter sends, Shift and Enter begin a new line'}
      </span>
      {length >= NEAR_LIMIT && (
        <span className={classes.count} data-over={left < 0 || undefined} role="status">
          {left < 0 ? `${-left} too many` : `${left} left`}
        </span>
      )}
    </p>
  );
}
