import type { RecipientState } from '@frontdesk/domain';
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
  /** States of the recipients that are counted. Used as filter of the recipient list. */
  readonly states: readonly RecipientState[];
  readonly count: number;
}

/**
 * Splits the recipients by status. Each recipient is counted once, although a read message is also sent and delivered.
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
  { key: 'replied', title: t`Replied`, states: ['REPLIED'], count: replied },
  { key: 'read', title: t`Read`, states: ['READ'], count: read - replied },
  { key: 'delivered', title: t`Delivered`, states: ['DELIVERED'], count: delivered - read },
  { key: 'sent', title: t`Sent`, states: ['SENT'], count: sent - delivered },
  { key: 'unconfirmed', title: t`Unconfirmed`, states: ['UNCONFIRMED'], count: unconfirmed },
  { key: 'failed', title: t`Failed`, states: ['FAILED'], count: failed },
  { key: 'skipped', title: t`Excluded`, states: ['SKIPPED'], count: skipped },
  { key: 'waiting', title: t`Pending`, states: ['PENDING', 'SENDING'], count: waiting },
];
