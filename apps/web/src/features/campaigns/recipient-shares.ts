import type { RecipientStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

interface Counted {
  readonly waiting: number;
  readonly unconfirmed: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly replied: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Share {
  readonly key: string;
  readonly title: string;
  /** Statuses of the recipients in this share. Used as the filter of the recipient list. */
  readonly statuses: readonly RecipientStatus[];
  readonly count: number;
}

/**
 * Splits the recipients by status. Each recipient is counted once, although a message that was read was also sent and
 * delivered.
 */
export const sharesOf = ({
  waiting,
  unconfirmed,
  sent,
  delivered,
  read,
  replied,
  failed,
  skipped,
}: Counted): Share[] => [
  { key: 'replied', title: t`Replied`, statuses: ['REPLIED'], count: replied },
  { key: 'read', title: t`Read`, statuses: ['READ'], count: read - replied },
  { key: 'delivered', title: t`Delivered`, statuses: ['DELIVERED'], count: delivered - read },
  { key: 'sent', title: t`Sent`, statuses: ['SENT'], count: sent - delivered },
  { key: 'unconfirmed', title: t`Unconfirmed`, statuses: ['UNCONFIRMED'], count: unconfirmed },
  { key: 'failed', title: t`Failed`, statuses: ['FAILED'], count: failed },
  { key: 'skipped', title: t`Excluded`, statuses: ['SKIPPED'], count: skipped },
  { key: 'waiting', title: t`Pending`, statuses: ['PENDING', 'SENDING'], count: waiting },
];
