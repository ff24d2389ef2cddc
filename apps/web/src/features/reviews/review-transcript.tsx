import type { MessageAuthor } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './review-transcript.module.css';
import type { ReviewDetails } from './use-reviews.ts';

/** Number of messages that `ReviewDetails` loads. */
const MOST = 30;

/** The latest messages of the conversation, oldest first. Initially scrolled to the end. */
export function ReviewTranscript({ conversation }: { conversation: NonNullable<ReviewDetails['conversation']> }) {
  const { timezone } = useWorkspace();
  const list = useRef<HTMLUListElement>(null);
  const { id, contactName, messages } = conversation;
  const nodes = messages?.nodes ?? [];
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [id]);
  if (nodes.length === 0) return <Text size="sm" c="dimmed">{t`No messages`}</Text>;
  return (
    <div>
      {nodes.length === MOST && (
        <Text size="xs" c="dimmed" mb={4}>{t`The latest ${MOST} messages. Open the conversation to read all.`}</Text>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll. */}
      <ul ref={list} className={classes.messages} aria-label={t`Messages`} tabIndex={0}>
        {nodes.map(({ id: messageId, authorType, body, sentAt }) => (
          <li key={messageId}>
            <Text size="xs" fw={600} c="dimmed">
              {authorText(authorType, contactName)} · <TimeAgo iso={sentAt} timeZone={timezone} />
            </Text>
            <Text size="sm" dir="auto" className={classes.body}>
              {body}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

function authorText(author: MessageAuthor, contact: string): string {
  if (author === 'CONTACT') return contact;
  if (author === 'AGENT') return t`AI agent`;
  return author === 'CAMPAIGN' ? t`Campaign` : t`Team`;
}
