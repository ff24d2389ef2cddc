import { Text } from '@mantine/core';
import { IconInfoCircle, IconNote, IconPlayerPause } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
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
  const { viewer } = useWorkspace();
  const hindrance = replyHindrance(conversation, { me: viewer.memberId, now: useNow() });
  return (
    <>
      <LastNote note={conversation.handBackNote} />
      {!hindrance && <Paused />}
      {hindrance ? (
        <div className={classes.hindrance} role="note">
          <IconInfoCircle size={18} stroke={1.7} aria-hidden />
          <Text size="sm">{hindrance}</Text>
        </div>
      ) : (
        <Composer thread={thread} to={conversation.contactName} until={replyUntil(conversation)} />
      )}
    </>
  );
}

/** What whoever handed it back last wants the others to know. */
function LastNote({ note }: { note: string | null }) {
  if (!note) return null;
  return (
    <div className={classes.note} role="note">
      <IconNote size={16} stroke={1.7} aria-hidden />
      <Text size="sm">Handed back with a note: “{note}”</Text>
    </div>
  );
}

/** While everything is paused a reply is kept and never sent, and whoever writes must know. */
function Paused() {
  const { agentPausedAt } = useWorkspace();
  if (!agentPausedAt) return null;
  return (
    <div className={classes.paused} role="note">
      <IconPlayerPause size={16} stroke={1.8} aria-hidden />
      <Text size="sm">Paused: what you write is kept here, and is not sent, not even later.</Text>
    </div>
  );
}
