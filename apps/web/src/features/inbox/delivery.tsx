import type { MessageStatus } from '@frontdesk/domain';
import { IconAlertCircle, IconBan, IconCheck, IconChecks, IconClock, IconHelpCircle } from '@tabler/icons-react';
import type { ThreadMessage } from './conversation-cache.ts';
import classes from './message-bubble.module.css';
import { isInFlight } from './use-send-message.ts';

/** Labels of outbound statuses; inbound messages have none. */
const FATES: Record<MessageStatus, { word: string; Icon: typeof IconCheck } | null> = {
  QUEUED: { word: 'Queued', Icon: IconClock },
  UNCONFIRMED: { word: 'Unconfirmed', Icon: IconHelpCircle },
  SENT: { word: 'Sent', Icon: IconCheck },
  DELIVERED: { word: 'Delivered', Icon: IconChecks },
  READ: { word: 'Read', Icon: IconChecks },
  FAILED: { word: 'Not delivered', Icon: IconAlertCircle },
  SUPPRESSED: { word: 'Not sent', Icon: IconBan },
  RECEIVED: null,
};

/** Icon and label of the status, understandable without color. */
export function Delivery({ message: { id, status } }: { message: ThreadMessage }) {
  if (isInFlight(id)) return <span className={classes.status}>Sending…</span>;
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

/** Delivery error below the message. */
export function DeliveryReason({ message }: { message: ThreadMessage }) {
  const reason = reasonOf(message);
  return reason && <p className={classes.reason}>{reason}</p>;
}

function reasonOf({ status, failureCode, failureMessage }: ThreadMessage): string | null {
  switch (status) {
    case 'FAILED':
      if (!failureMessage) return failureCode && `Provider error ${failureCode}`;
      return failureCode ? `${failureMessage} (${failureCode})` : failureMessage;
    case 'SUPPRESSED':
      return failureMessage ?? 'Not sent: the workspace was paused.';
    case 'UNCONFIRMED':
      return 'Waiting for delivery confirmation.';
    default:
      return null;
  }
}
