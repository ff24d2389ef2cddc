import type { Tx } from '../db/tenant-db.ts';
import { enqueue } from './outbox.ts';

/** Enqueues the review of a stored message by the model, which supplements the search for phrases. */
export const enqueueMessageReview = (
  tx: Tx,
  order: { readonly workspaceId: string; readonly conversationId: string; readonly messageId: string },
): Promise<void> => enqueue(tx, { task: 'review_message', order, key: `review ${order.messageId}` });

/** Enqueues the review of a call utterance by the model. */
export const enqueueUtteranceReview = (
  tx: Tx,
  order: { readonly workspaceId: string; readonly callId: string; readonly turnId: string },
): Promise<void> => enqueue(tx, { task: 'review_utterance', order, key: `review ${order.turnId}` });
