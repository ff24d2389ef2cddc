import type { RecipientState } from '@frontdesk/domain';

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
  /** What the list of recipients is narrowed to for it. */
  readonly states: readonly RecipientState[];
  readonly count: number;
}

/** Everybody once, by how far the message to them is: together they are all. What was read was also delivered and sent. */
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
  { key: 'replied', title: 'Replied', states: ['REPLIED'], count: replied },
  { key: 'read', title: 'Read', states: ['READ'], count: read - replied },
  { key: 'delivered', title: 'Delivered', states: ['DELIVERED'], count: delivered - read },
  { key: 'sent', title: 'Sent', states: ['SENT'], count: sent - delivered },
  { key: 'unconfirmed', title: 'Unconfirmed', states: ['UNCONFIRMED'], count: unconfirmed },
  { key: 'failed', title: 'Failed', states: ['FAILED'], count: failed },
  { key: 'skipped', title: 'Left out', states: ['SKIPPED'], count: skipped },
  { key: 'waiting', title: 'Still to come', states: ['PENDING', 'SENDING'], count: waiting },
];
