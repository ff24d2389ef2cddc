import { formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './message-list.module.css';
import { eventText, type ThreadEvent } from './thread-events.ts';
import type { NameOf } from './use-people.ts';

/** Start or end of a takeover in the thread. */
export function EventLine({ event, nameOf }: { event: ThreadEvent; nameOf: NameOf }) {
  const { timezone } = useWorkspace();
  return (
    <li className={classes.event}>
      <span>
        {eventText(event, nameOf)} · <time dateTime={event.at}>{formatTime(event.at, timezone)}</time>
      </span>
      {event.note && <q className={classes.note}>{event.note}</q>}
    </li>
  );
}
