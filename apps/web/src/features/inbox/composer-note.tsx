import { LIMITS } from '@frontdesk/domain';
import { lengthOf } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './composer.module.css';

/** The length is shown from here on. */
const NEAR_LIMIT = LIMITS.messageLength - 200;
interface Props {
  id: string;
  length: number;
  until: number | null;
  /** Whether the reply takes the conversation over. */
  takesOver: boolean;
}

/** Note below the field: keyboard shortcuts, remaining characters or remaining time. */
export function ComposerNote({ id, length, until, takesOver }: Props) {
  const now = useNow();
  const left = LIMITS.messageLength - length;
  return (
    <p id={id} className={classes.note}>
      <span>Enter to send · Shift+Enter for a new line</span>
      {takesOver && <span>Your reply takes over from the AI agent</span>}
      {until !== null && <span className={classes.count}>{lengthOf(until - now)} left to reply</span>}
      {length >= NEAR_LIMIT && (
        <span className={classes.count} data-over={left < 0 || undefined} role="status">
          {left < 0 ? `${-left} characters over the limit` : `${left} left`}
        </span>
      )}
    </p>
  );
}
