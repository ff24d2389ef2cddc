import { IconMessageOff } from '@tabler/icons-react';
import { denialOf } from '../../session/denial.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { HandoffBanner } from './handoff-banner.tsx';
import { LoadingMessages } from './loading-messages.tsx';
import { MessageList } from './message-list.tsx';
import { OptOutBanner } from './opt-out-banner.tsx';
import { ReplyBar } from './reply-bar.tsx';
import { SafetyNote } from './safety-note.tsx';
import { useSendable } from './send-again.tsx';
import { ThreadHead } from './thread-head.tsx';
import { useAnnounceNewMessages } from './use-announce-new-messages.ts';
import { usePeople } from './use-people.ts';
import { useReadMark } from './use-read-mark.ts';
import { useThread } from './use-thread.ts';

interface Props {
  id: string;
  /** Opens the contact on narrow screens. Null where it is visible beside the thread. */
  onContact: (() => void) | null;
}

/** Messages of one conversation with the composer. */
export function Thread({ id, onContact }: Props) {
  const nameOf = usePeople();
  const { say, announcer } = useAnnouncer();
  const thread = useThread(id);
  const { conversation, address } = thread;
  const name = conversation?.contactName ?? '';
  const sendable = useSendable(conversation);
  useReadMark(conversation);
  useAnnounceNewMessages(conversation?.messages, (body) => say(`${name}: ${body}`));
  if (!conversation) {
    return (
      <>
        <ThreadHead title="Conversation" onContact={null} />
        {thread.error ? <NotHere error={thread.error} onRetry={thread.retry} /> : <LoadingMessages />}
      </>
    );
  }
  return (
    <>
      <ThreadHead title={name} conversation={conversation} onContact={onContact} />
      {announcer}
      <SafetyNote conversation={conversation} />
      <HandoffBanner conversation={conversation} />
      <OptOutBanner conversation={conversation} />
      <MessageList
        messages={conversation.messages}
        happened={conversation}
        thread={thread}
        contact={name}
        nameOf={nameOf}
        sendable={sendable}
      />
      <ReplyBar conversation={conversation} thread={address} />
    </>
  );
}

/** Unknown and foreign ids look the same. */
function NotHere({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { code, requestId } = denialOf(error);
  if (code !== 'NOT_FOUND') return <ErrorState requestId={requestId} onRetry={onRetry} />;
  return (
    <EmptyState icon={<IconMessageOff size={24} stroke={1.6} />} title="Conversation not found">
      It does not exist or you don’t have access.
    </EmptyState>
  );
}
