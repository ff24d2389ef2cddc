import { plural, t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { lazy, Suspense, useMemo } from 'react';
import { dayLabel, formatTime } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { ThreadMessage } from './conversation-cache.ts';
import { MessageBubble } from './message-bubble.tsx';
import classes from './message-list.module.css';
import { type ThreadDay, threadDays } from './thread-days.ts';
import { eventText, type ThreadEvent, type ThreadItem } from './thread-events.ts';
import type { NameOf } from './use-people.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';
import type { useThread } from './use-thread.ts';

const PrivateNote = lazy(async () => {
  const { PrivateNote: component } = await import('./private-note.tsx');
  return { default: component };
});

export interface MessageListProps {
  thread: ReturnType<typeof useThread>;
  messages: readonly ThreadMessage[];
  happened: ThreadItem;
  contact: string;
  nameOf: NameOf;
  /** Returns whether the viewer can resend the message. */
  sendable: (message: ThreadMessage) => boolean;
}

/**
 * Messages grouped by day. Scrolls to new messages if the user is at the end of the list; otherwise shows the number of
 * unseen messages.
 */
export function MessageList({ thread, messages, happened, contact, nameOf, sendable }: MessageListProps) {
  const { timezone } = useWorkspace();
  const isWhole = !thread.earlier.there;
  const days = useMemo(
    () => threadDays(messages, timezone, happened, isWhole),
    [messages, timezone, happened, isWhole],
  );
  const { ref, onScroll, unseen, toEnd } = useStickToBottom(messages, happened.notes.nodes);
  return (
    <div className={classes.frame}>
      <div
        ref={ref}
        className={classes.scroller}
        onScroll={onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll it.
        tabIndex={0}
        role="region"
        aria-label={t`Messages`}
      >
        <div className={classes.messages}>
          <Earlier earlier={thread.earlier} />
          {days.map((day) => (
            <Day key={day.key} day={day} {...{ thread, contact, nameOf, sendable }} />
          ))}
        </div>
      </div>
      {unseen > 0 && (
        <Button
          className={classes.unseen}
          size="xs"
          radius="xl"
          leftSection={<IconArrowDown size={14} />}
          onClick={toEnd}
        >
          {plural(unseen, { one: '# new message', other: '# new messages' })}
        </Button>
      )}
    </div>
  );
}

export function Earlier({ earlier }: Pick<MessageListProps['thread'], 'earlier'>) {
  if (!earlier.there) return null;
  return (
    <Button
      variant="subtle"
      size="xs"
      className={classes.earlier}
      loading={earlier.pending}
      onClick={() => void earlier.attempt()}
    >
      {earlier.refusal ? t`Couldn’t load earlier messages. Try again` : t`Load earlier messages`}
    </Button>
  );
}

interface DayProps extends Pick<MessageListProps, 'thread' | 'contact' | 'nameOf' | 'sendable'> {
  day: ThreadDay;
  /** Id of the message or note to scroll to and mark. */
  found?: string;
}

export function Day({ day, thread, contact, nameOf, sendable, found }: DayProps) {
  const { timezone } = useWorkspace();
  return (
    <section className={classes.day}>
      <h2 className={classes.date}>{dayLabel(day.iso, useNow(), timezone)}</h2>
      <ol className={classes.turns}>
        {day.entries.map((entry) =>
          'event' in entry ? (
            <EventLine key={entry.event.key} event={entry.event} nameOf={nameOf} isFound={entry.event.key === found} />
          ) : (
            <MessageBubble
              key={entry.message.id}
              {...entry}
              contact={contact}
              nameOf={nameOf}
              isFound={entry.message.id === found}
              again={sendable(entry.message) ? thread.address : null}
            />
          ),
        )}
      </ol>
    </section>
  );
}

/** Shows the start or end of a takeover, a handoff, a rating or a private note between the messages. */
function EventLine({ event, nameOf, isFound }: { event: ThreadEvent; nameOf: NameOf; isFound: boolean }) {
  const { timezone } = useWorkspace();
  if (event.privateNote)
    return (
      <Suspense>
        <PrivateNote note={event.privateNote} nameOf={nameOf} isFound={isFound} />
      </Suspense>
    );
  return (
    <li className={classes.event}>
      <span>
        {eventText(event, nameOf)} · <time dateTime={event.at}>{formatTime(event.at, timezone)}</time>
      </span>
      {event.note && <q className={classes.note}>{event.note}</q>}
    </li>
  );
}
