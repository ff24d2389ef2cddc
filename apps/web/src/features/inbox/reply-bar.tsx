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

/** Bottom of a thread: the composer, or why the viewer cannot write. */
export function ReplyBar({ conversation, thread }: Props) {
  const { viewer } = useWorkspace();
  const now = useNow();
  const unavailableReason = replyUnavailableReason(conversation, { me: viewer.memberId });
  return (
    <>
      <WindowNote note={conversation.returnNote} />
      {!unavailableReason && <Paused />}
      {unavailableReason ? (
        <div className={classes.unavailableReason} role="note">
          <IconInfoCircle size={18} stroke={1.7} aria-hidden />
          <Text size="sm">{unavailableReason}</Text>
        </div>
      ) : (
        <Writing conversation={conversation} thread={thread} now={now} />
      )}
    </>
  );
}

/** Free-form text while the reply window is open; templates at any time. */
function Writing({ conversation, thread, now }: Props & { now: number }) {
  const until = replyDeadline(conversation);
  const closed = replyWindowReason(until, now);
  const to = conversation.contactName;
  if (closed) return <TemplatePicker thread={thread} to={to} why={closed} />;
  return <Composer thread={thread} to={to} until={until} takesOver={conversation.heldById === null} />;
}

/** Note of the latest return to the agent. */
function WindowNote({ note }: { note: string | null }) {
  if (!note) return null;
  return (
    <div className={classes.note} role="note">
      <IconNote size={16} stroke={1.7} aria-hidden />
      <Text size="sm">Note from the last return to AI: “{note}”</Text>
    </div>
  );
}

/** While the workspace is paused replies are suppressed, so members are warned. */
function Paused() {
  const { agentPausedAt } = useWorkspace();
  if (!agentPausedAt) return null;
  return (
    <div className={classes.paused} role="note">
      <IconPlayerPause size={16} stroke={1.8} aria-hidden />
      <Text size="sm">Workspace paused. Messages are not sent, now or later.</Text>
    </div>
  );
}
