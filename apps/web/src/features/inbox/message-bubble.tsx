import type { MessageStatus } from '@frontdesk/domain';
import { VisuallyHidden } from '@mantine/core';
import { formatDateTime, formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { authorName } from './author-name.ts';
import classes from './message-bubble.module.css';
import type { ThreadEntry } from './thread-days.ts';
import type { NameOf } from './use-people.ts';
import { isOnItsWay } from './use-send-message.ts';

/** What became of what we sent; what came in needs no word. */
const STATUS_WORDS: Record<MessageStatus, string | null> = {
  QUEUED: 'Queued',
  UNCONFIRMED: 'Unconfirmed',
  SENT: 'Sent',
  DELIVERED: 'Delivered',
  READ: 'Read',
  FAILED: 'Not delivered',
  SUPPRESSED: 'Not sent: paused',
  RECEIVED: null,
};

interface Props extends ThreadEntry {
  contact: string;
  nameOf: NameOf;
}

export function MessageBubble({ message, opensTurn, contact, nameOf }: Props) {
  const { timezone } = useWorkspace();
  const { id, author, body, status, sentAt } = message;
  const side = author === 'CONTACT' ? 'in' : 'out';
  const name = authorName(message, contact, nameOf);
  const word = isOnItsWay(id) ? 'Sending…' : STATUS_WORDS[status];
  return (
    <li className={classes.message} data-side={side} data-author={author} data-opens={opensTurn || undefined}>
      {opensTurn ? <div className={classes.author}>{name}</div> : <VisuallyHidden>{name}</VisuallyHidden>}
      <div className={classes.bubble}>
        <p className={classes.body} dir="auto">
          {body}
        </p>
        <div className={classes.foot}>
          <time dateTime={sentAt} title={formatDateTime(sentAt, timezone)}>
            {formatTime(sentAt, timezone)}
          </time>
          {word && (
            <span className={classes.status} data-failed={status === 'FAILED' || undefined}>
              {word}
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
