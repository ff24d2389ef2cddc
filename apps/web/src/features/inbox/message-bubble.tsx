import { VisuallyHidden } from '@mantine/core';
import { formatDateTime, formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { authorName } from './author-name.ts';
import type { ThreadAddress } from './conversation-cache.ts';
import { Delivery, DeliveryReason } from './delivery.tsx';
import classes from './message-bubble.module.css';
import { SendAgain } from './send-again.tsx';
import type { ThreadEntry } from './thread-days.ts';
import type { NameOf } from './use-people.ts';

interface Props extends ThreadEntry {
  contact: string;
  nameOf: NameOf;
  /** Thread when the viewer can resend this message. Null otherwise. */
  again: ThreadAddress | null;
}

export function MessageBubble({ message, opensTurn, contact, nameOf, again }: Props) {
  const { timezone } = useWorkspace();
  const { authorType, body, sentAt } = message;
  const side = authorType === 'CONTACT' ? 'in' : 'out';
  const name = authorName(message, contact, nameOf);
  return (
    <li className={classes.message} data-side={side} data-author={authorType} data-opens={opensTurn || undefined}>
      {opensTurn ? <div className={classes.author}>{name}</div> : <VisuallyHidden>{name}</VisuallyHidden>}
      <div className={classes.bubble}>
        <p className={classes.body} dir="auto">
          {body}
        </p>
        <div className={classes.foot}>
          <time dateTime={sentAt} title={formatDateTime(sentAt, timezone)}>
            {formatTime(sentAt, timezone)}
          </time>
          <Delivery message={message} />
        </div>
      </div>
      <DeliveryReason message={message} />
      {again && <SendAgain body={body} thread={again} />}
    </li>
  );
}
