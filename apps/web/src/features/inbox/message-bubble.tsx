import { type MessageStatus, withoutAttachmentLines } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconBan, IconCheck, IconChecks, IconClock, IconHelpCircle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { AnswerSources } from '../../app/answer-sources.tsx';
import { ProviderLogLink } from '../../app/provider-log-link.tsx';
import { formatDateTime, formatTime } from '../../lib/dates.ts';
import { scrollToCenter } from '../../lib/scroll-to-center.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { authorName } from './author-name.ts';
import type { ThreadAddress, ThreadMessage } from './conversation-cache.ts';
import { MessageAttachments } from './message-attachments.tsx';
import classes from './message-bubble.module.css';
import { ReplyTrace } from './reply-trace.tsx';
import { SendAgain } from './send-again.tsx';
import type { ThreadEntry } from './thread-days.ts';
import type { NameOf } from './use-people.ts';
import { isInFlight } from './use-send-message.ts';

const MessageOptions = lazy(() => import('./message-options.tsx'));

interface Props extends ThreadEntry {
  contact: string;
  nameOf: NameOf;
  /** Whether to scroll to the message and mark it. */
  isFound: boolean;
  /** Thread in which the message can be resent. Null if the viewer cannot resend the message. */
  again: ThreadAddress | null;
}

export function MessageBubble({ message, opensTurn, contact, nameOf, isFound, again }: Props) {
  const { timezone } = useWorkspace();
  const { authorType, body, sentAt, sources, sequenceMessage, attachments, choices, answeredText, headerFile } =
    message;
  const text = attachments.length > 0 ? withoutAttachmentLines(body) : body;
  const side = authorType === 'CONTACT' ? 'in' : 'out';
  const name = authorName(message, contact, nameOf);
  return (
    <li
      className={classes.message}
      data-side={side}
      data-author={authorType}
      data-opens={opensTurn || undefined}
      aria-current={isFound || undefined}
      ref={isFound ? scrollToCenter : undefined}
    >
      {opensTurn ? <div className={classes.author}>{name}</div> : <VisuallyHidden>{name}</VisuallyHidden>}
      <div className={classes.bubble}>
        <MessageAttachments attachments={attachments} />
        {text !== '' && (
          <p className={classes.body} dir="auto">
            {text}
          </p>
        )}
        <div className={classes.foot}>
          <time dateTime={sentAt} title={formatDateTime(sentAt, timezone)}>
            {formatTime(sentAt, timezone)}
          </time>
          <Delivery message={message} />
          <ReplyTrace message={message} />
        </div>
      </div>
      {(choices.length > 0 || answeredText !== null || headerFile) && (
        <Suspense fallback={null}>
          <MessageOptions message={message} />
        </Suspense>
      )}
      {sequenceMessage && <SequenceNote sent={sequenceMessage} />}
      <AnswerSources sources={sources} />
      <DeliveryReason message={message} />
      {again && <SendAgain body={body} thread={again} />}
    </li>
  );
}

/** Labels and icons of the delivery statuses. Null for received messages. */
const FATES: Record<MessageStatus, { word: string; Icon: typeof IconCheck } | null> = {
  QUEUED: { word: t`Queued`, Icon: IconClock },
  UNCONFIRMED: { word: t`Unconfirmed`, Icon: IconHelpCircle },
  SENT: { word: t`Sent`, Icon: IconCheck },
  DELIVERED: { word: t`Delivered`, Icon: IconChecks },
  READ: { word: t`Read`, Icon: IconChecks },
  FAILED: { word: t`Not delivered`, Icon: IconAlertCircle },
  SUPPRESSED: { word: t`Not sent`, Icon: IconBan },
  RECEIVED: null,
};

/**
 * Delivery status as icon and label, so that it is understandable without color, or that the message was imported.
 * Renders nothing for received messages.
 */
function Delivery({ message: { id, status, importedAt } }: { message: ThreadMessage }) {
  if (importedAt) return <span className={classes.status}>{t`Imported`}</span>;
  if (isInFlight(id)) return <span className={classes.status}>{t`Sending…`}</span>;
  const fate = FATES[status];
  if (!fate) return null;
  const { word, Icon } = fate;
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={13} stroke={2} aria-hidden />
      {word}
    </span>
  );
}

const SequenceNote = ({ sent: { step, sequenceName } }: { sent: NonNullable<ThreadMessage['sequenceMessage']> }) => (
  <p className={classes.reason}>{t`Sequence “${sequenceName}”, step ${step}`}</p>
);

function DeliveryReason({ message }: { message: ThreadMessage }) {
  const reason = reasonOf(message);
  if (!reason) return null;
  return (
    <p className={classes.reason}>
      {reason} {message.status !== 'SUPPRESSED' && <ProviderLogLink subject={message.id} />}
    </p>
  );
}

function reasonOf({ status, failureCode, failureMessage }: ThreadMessage): string | null {
  switch (status) {
    case 'FAILED':
      if (!failureMessage) return failureCode && t`Provider error ${failureCode}`;
      return failureCode ? `${failureMessage} (${failureCode})` : failureMessage;
    case 'SUPPRESSED':
      return failureMessage ?? t`Not sent: the workspace was paused.`;
    case 'UNCONFIRMED':
      return t`Waiting for delivery confirmation.`;
    default:
      return null;
  }
}
