import type { Tx } from '../db/tenant-db.ts';
import { enqueue } from './outbox.ts';

export interface PushOrder {
  readonly workspaceId: string;
  readonly notificationId: string;
  /** Session whose browser gets the message. */
  readonly sessionId: string;
}

/** Enqueues the sending of a push message at a later time. `notify` enqueues it immediately. */
export const enqueuePush = (tx: Tx, order: PushOrder, at: Date): Promise<void> =>
  enqueue(tx, { task: 'send_push', order, key: `push ${order.notificationId} ${order.sessionId}`, at });
