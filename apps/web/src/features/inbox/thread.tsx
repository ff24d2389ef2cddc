import { useMutation } from '@apollo/client/react';
import { handoffSentence } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconHelpHexagon, IconMessageOff, IconShieldHeart, IconVolumeOff } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useEffectEvent, useRef } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { MarkConversationReadDocument } from '../../gql/mark-conversation-read.ts';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import type { ThreadMessage } from './conversation-cache.ts';
import { ConversationSummary } from './conversation-summary.tsx';
import { EscalationProgress } from './escalation-progress.tsx';
import { LoadingMessages } from './loading-messages.tsx';
import { MessageList } from './message-list.tsx';
import { ReplyBar } from './reply-bar.tsx';
import { useSendable } from './send-again.tsx';
import { StatusBanner } from './status-banner.tsx';
import { ThreadBanner } from './thread-banner.tsx';
import { ThreadHead } from './thread-head.tsx';
import { type NameOf, usePeople } from './use-people.ts';
import { useSummary } from './use-summary.ts';
import { useThread } from './use-thread.ts';

const MessagesAround = lazy(() => import('./messages-around.tsx'));

interface Props {
  id: string;
  /**
   * Opens the contact's details on narrow screens. Null if they are visible beside the thread or the viewer cannot read
   * them.
   */
  onContact: (() => void) | null;
}

/** Messages of one conversation, with the composer. */
export function Thread({ id, onContact }: Props) {
  const nameOf = usePeople();
  const { say, announcer } = useAnnouncer();
  const thread = useThread(id);
  const summary = useSummary(id);
  const { conversation, address } = thread;
  const name = conversation?.contactName ?? '';
  const { at } = useSearchParams();
  const sendable = useSendable(conversation);
  useReadMark(conversation);
  useAnnounceNewMessages(conversation?.messages.nodes, (body) => say(`${name}: ${body}`));
  if (!conversation) {
    return (
      <>
        <ThreadHead title={t`Conversation`} onContact={null} />
        {thread.error ? <NotHere error={thread.error} onRetry={thread.retry} /> : <LoadingMessages />}
      </>
    );
  }
  const list = {
    messages: conversation.messages.nodes,
    happened: conversation,
    thread,
    contact: name,
    nameOf,
    sendable,
  };
  return (
    <>
      <ThreadHead title={name} conversation={conversation} onContact={onContact} summary={summary} />
      {announcer}
      <ConversationSummary {...summary} />
      <StatusBanner conversation={conversation} />
      <SafetyNote conversation={conversation} />
      <HandoffBanner conversation={conversation} nameOf={nameOf} />
      <SuppressedReplyBanner conversation={conversation} />
      {at ? (
        <Suspense fallback={<LoadingMessages />}>
          <MessagesAround key={String(at)} {...list} />
        </Suspense>
      ) : (
        <MessageList {...list} />
      )}
      <ReplyBar conversation={conversation} thread={address} />
    </>
  );
}

/**
 * Message that the conversation was not found. The message is the same for unknown conversations and for conversations
 * that the viewer cannot access.
 */
function NotHere({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { code, requestId } = denialOf(error);
  if (code !== 'NOT_FOUND') return <ErrorState requestId={requestId} onRetry={onRetry} />;
  return (
    <EmptyState icon={<IconMessageOff size={24} stroke={1.6} />} title={t`Conversation not found`}>
      {t`This conversation does not exist, or you don’t have access to it.`}
    </EmptyState>
  );
}

/**
 * Shows the names of the monitored concepts that the contact mentioned, except concepts whose matches are only
 * recorded. Hidden after a takeover has ended.
 */
function SafetyNote({ conversation: { safetyMatches } }: { conversation: InboxThreadQuery['conversation'] }) {
  if (safetyMatches.length === 0) return null;
  return (
    <ThreadBanner icon={IconShieldHeart} tone="bad">
      <strong>{t`Safety rules matched:`}</strong> {safetyMatches.join(', ')}
    </ThreadBanner>
  );
}

/** Shows why the agent handed off to a human, until a member takes over. */
function HandoffBanner({ conversation, nameOf }: { conversation: InboxThreadQuery['conversation']; nameOf: NameOf }) {
  const { id, mode, handoffs } = conversation;
  const last = handoffs.nodes.at(-1);
  if (mode !== 'PAUSED' || !last) return null;
  return (
    <ThreadBanner icon={IconHelpHexagon} tone="warning">
      <strong>{t`The AI agent asked for a human.`}</strong> {handoffSentence(last)}{' '}
      <EscalationProgress conversationId={id} since={last.occurredAt} nameOf={nameOf} />
    </ThreadBanner>
  );
}

/** Announces new messages of the contact to screen readers while the thread is open. */
function useAnnounceNewMessages(messages: readonly ThreadMessage[] | undefined, onArrival: (body: string) => void) {
  const newest = messages?.at(-1);
  const known = useRef<string>(undefined);
  const announce = useEffectEvent(onArrival);
  useEffect(() => {
    if (known.current && newest && newest.id !== known.current && newest.authorType === 'CONTACT')
      announce(newest.body);
    known.current = newest?.id;
  }, [newest]);
}

/** If the agent's reply was suppressed, shows the reason and what the viewer can do. */
function SuppressedReplyBanner({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { timezone, agentPausedAt } = useWorkspace();
  const { agentSuppressedAt, agentSuppressedReason } = conversation;
  if (!agentSuppressedAt) return null;
  return (
    <ThreadBanner icon={IconVolumeOff} tone="warning">
      <Trans>
        <strong>The AI agent did not reply</strong> on {formatDateTime(agentSuppressedAt, timezone)}: “
        {agentSuppressedReason}”
      </Trans>{' '}
      {agentPausedAt
        ? t`The AI agent replies again after you resume it.`
        : t`Take over to reply yourself. To let the AI agent try again, take over, then return the conversation to AI.`}
    </ThreadBanner>
  );
}

/** Marks the messages of the conversation as read while the window is visible. */
function useReadMark(conversation: InboxThreadQuery['conversation'] | undefined) {
  const [markRead] = useMutation(MarkConversationReadDocument);
  const newest = conversation?.messages.nodes.at(-1)?.id;
  const wanted = (conversation?.unreadCount ?? 0) > 0 && (conversation?.viewerCan.markRead.allowed ?? false);
  const mark = useEffectEvent(() => {
    if (!conversation || !newest || document.visibilityState !== 'visible') return;
    // If the request fails, the messages stay unread, and the request is sent again when the conversation is opened the
    // next time.
    markRead({ variables: { id: conversation.id, messageId: newest } }).catch(() => {});
  });
  useEffect(() => {
    if (!wanted) return;
    mark();
    const look = () => mark();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [wanted, newest]);
}
