import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useNow } from '../../lib/use-now.ts';
import { replyDeadline, replyUnavailableReason, replyWindowReason } from '../../session/reply-unavailable-reason.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { ThreadAddress, ThreadMessage } from './conversation-cache.ts';
import { useSendMessage } from './use-send-message.ts';

interface Props {
  body: string;
  thread: ThreadAddress;
}

/** Button that sends the text of a message again, as a new message. */
export function SendAgain({ body, thread }: Props) {
  const { attempt, pending, refusal } = useSendMessage(thread);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        mt={2}
        loading={pending}
        leftSection={<IconRefresh size={13} stroke={1.8} aria-hidden />}
        onClick={() => void attempt(body, null)}
      >
        {t`Send again`}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

/**
 * Returns a function that tests whether the viewer can resend a message. This is the case if a member sent the message,
 * the message failed or was suppressed and has not been resent yet, the workspace is not paused, and the viewer can
 * currently send free text.
 */
export function useSendable(conversation: InboxThreadQuery['conversation'] | undefined) {
  const { viewer, agentPausedAt } = useWorkspace();
  const now = useNow();
  if (!conversation || agentPausedAt) return () => false;
  const { messages } = conversation;
  if (replyUnavailableReason(conversation, { me: viewer.memberId })) return () => false;
  if (replyWindowReason(replyDeadline(conversation), now)) return () => false;
  return (message: ThreadMessage) => didNotArrive(message) && !messages.nodes.some((other) => repeats(other, message));
}

const didNotArrive = ({ authorType, status }: ThreadMessage) =>
  authorType === 'MEMBER' && (status === 'FAILED' || status === 'SUPPRESSED');

const repeats = (other: ThreadMessage, { id, authorType, body, sentAt }: ThreadMessage) =>
  other.id !== id && other.authorType === authorType && other.body === body && other.sentAt >= sentAt;
