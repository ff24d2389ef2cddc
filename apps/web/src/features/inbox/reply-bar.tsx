import { Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useNow } from '../../ui/use-now.ts';
import { Composer } from './composer.tsx';
import type { ThreadAddress } from './conversation-cache.ts';
import classes from './reply-bar.module.css';
import { replyHindrance, replyUntil } from './reply-hindrance.ts';

interface Props {
  conversation: InboxThreadQuery['conversation'];
  thread: ThreadAddress;
}

/** The foot of a thread: where the viewer writes, or why they do not. */
export function ReplyBar({ conversation, thread }: Props) {
  const hindrance = replyHindrance(conversation, useNow());
  if (!hindrance) {
    return <Composer thread={thread} to={conversation.contactName} until={replyUntil(conversation)} />;
  }
  return (
    <div className={classes.hindrance} role="note">
      <IconInfoCircle size={18} stroke={1.7} aria-hidden />
      <Text size="sm">{hindrance}</Text>
    </div>
  );
}
