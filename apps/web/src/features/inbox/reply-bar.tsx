import { Text } from '@mantine/core';
import { IconInfoCircle, IconNote, IconPlayerPause } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Composer } from './composer.tsx';
import type { ThreadAddress } from './conversation-cache.ts';
import classes from './reply-bar.module.css';
import { replyDeadline, replyUnavailableReason, replyWindowReason } from './reply-unavailable-reason.ts';
import { TemplatePicker } from './template-picker.tsx';

interface Props {
  conversation: InboxThreadQuery['conversation'];
  thread: ThreadAddress;
}

/** The foot of a thread: where the viewer writes, or why they do not. */
export function ReplyBar({ conversation, thread }: Props) {
  const { viewer } = useWorkspace();
  const now = useNow();
  const hindrance = replyUnavailableReason(conversation, { me: viewer.memberId });
  return (
    <>
      <WindowNote note={conversation.handBackNote} />
      {!hindrance && <Paused />}
      {hindrance ? (
        <div className={classes.hindrance} role="note">
          <IconInfoCircle size={18} stroke={1.7} aria-hidden />
          <Text size="sm">{hindrance}</Text>
        </div>
      ) : (
        <Writing conversation={conversation} thread={thread} now={now} />
      )}
    </>
  );
}

/** In words of one's own while the window is open, by template at any time. */
function Writing({ conversation, thread, now }: Props & { now: number }) {
  const until = replyDeadline(conversation);
  const closed = replyWindowReason(until, now);
  const to = conversation.contactName;
  if (closed) return <TemplatePicker thread={thread} to={to} why={closed} />;
  return <Composer thread={thread} to={to} until={until} />;
}

/** What whoever handed it back last wants the others to know. */
function WindowNote({ note }: { note: string | null }) {
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
