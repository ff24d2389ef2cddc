import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { firstParam } from '../../lib/search-params.ts';
import { denialOf } from '../../session/denial.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import type { ThreadMessage } from './conversation-cache.ts';
import { paramsFrom } from './inbox-filter.ts';
import { LoadingMessages } from './loading-messages.tsx';
import classes from './message-list.module.css';
import { Day, Earlier, type MessageListProps } from './message-list.tsx';
import { type ThreadDay, threadDays } from './thread-days.ts';
import { useInboxFilter } from './use-inbox-filter.ts';
import { useMessagesAround } from './use-messages-around.ts';
import { useScrollAnchor } from './use-stick-to-bottom.ts';

/**
 * Messages around a result of the message search, which the parameters `message` and `at` of the URL identify. Returns
 * to the newest messages when the viewer sends a message.
 */
export default function MessagesAround({ messages: newest, ...props }: MessageListProps) {
  const params = useSearchParams();
  const around = useMessagesAround(props.thread.address.id, firstParam(params, 'at'));
  const { filter } = useInboxFilter();
  const navigate = useNavigate();
  const toLatest = () => void navigate({ to: '.', search: paramsFrom(filter), replace: true });
  useOwnMessage(newest, toLatest);
  return (
    <div className={classes.frame}>
      {around.messages ? (
        <List {...props} around={around} messages={around.messages} found={firstParam(params, 'message')} />
      ) : around.error ? (
        <ErrorState requestId={denialOf(around.error).requestId} onRetry={around.retry} />
      ) : (
        <LoadingMessages />
      )}
      <Button
        className={classes.unseen}
        size="xs"
        radius="xl"
        leftSection={<IconArrowDown size={14} aria-hidden />}
        onClick={toLatest}
      >
        {t`Jump to latest messages`}
      </Button>
    </div>
  );
}

interface ListProps extends MessageListProps {
  around: ReturnType<typeof useMessagesAround>;
  found: string;
}

function List({ around: { earlier, later }, messages, happened, ...props }: ListProps) {
  const { timezone } = useWorkspace();
  const ref = useRef<HTMLDivElement>(null);
  useScrollAnchor(ref, messages);
  const days = useMemo(() => {
    const all = threadDays(messages, timezone, happened, !earlier.there);
    return later.there ? until(all, messages.at(-1)?.sentAt ?? '') : all;
  }, [messages, timezone, happened, earlier.there, later.there]);
  return (
    <div
      ref={ref}
      className={classes.scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll it.
      tabIndex={0}
      role="region"
      aria-label={t`Messages`}
    >
      <div className={classes.messages}>
        <Earlier earlier={earlier} />
        {days.map((day) => (
          <Day key={day.key} day={day} {...props} />
        ))}
        <div className={classes.end}>
          {later.there && (
            <Button variant="subtle" size="xs" loading={later.pending} onClick={() => void later.attempt()}>
              {later.refusal ? t`Couldn’t load later messages. Try again` : t`Load later messages`}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Removes the events after a time, between which and the last message further messages are not loaded yet. */
const until = (days: readonly ThreadDay[], time: string): ThreadDay[] =>
  days
    .map((day) => ({ ...day, entries: day.entries.filter((entry) => !('event' in entry) || entry.event.at <= time) }))
    .filter(({ entries }) => entries.length > 0);

/** Calls `onSent` when the newest message of the conversation is a new message of the viewer. */
function useOwnMessage(messages: readonly ThreadMessage[], onSent: () => void) {
  const { memberId } = useWorkspace().viewer;
  const newest = messages.at(-1);
  const known = useRef(newest?.id);
  const leave = useEffectEvent(onSent);
  useEffect(() => {
    if (newest?.id !== known.current && newest?.authorType === 'MEMBER' && newest.memberId === memberId) leave();
    known.current = newest?.id;
  }, [newest, memberId]);
}
