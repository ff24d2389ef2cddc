import { type MessageStatus, messageMayBecome, type OutboundStatus } from '@frontdesk/domain';
import type { Message } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { updateRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';
import { publishWebhookEvent } from '../../../events/webhook-payloads/publish.ts';
import { syncMessageStatus } from '../../campaigns/recipients/index.ts';

interface MessageTransition {
  readonly status: OutboundStatus;
  readonly providerId?: string;
  /** Error that the provider reported. */
  readonly failure?: { readonly code: string | null; readonly words: string };
}

/** Changes the status of an outbound message and publishes the change. Returns false if the change is not allowed. */
export async function transitionMessageStatus(
  tx: Tx,
  id: string,
  { status, providerId, failure }: MessageTransition,
): Promise<boolean> {
  const message = await lockRow<Message>(tx, 'Message', id);
  if (!message || !messageMayBecome(message.status as MessageStatus, status)) return false;
  const why = failure ? { failureCode: failure.code, failureMessage: failure.words } : {};
  await updateRow<Message>(tx, 'Message', id, { status, ...(providerId ? { providerId } : {}), ...why });
  const { workspaceId, conversationId, author } = message;
  if (author === 'CAMPAIGN') await syncMessageStatus(tx, { workspaceId, id, status, ...(failure ? { failure } : {}) });
  await publishChange(tx, { topic: 'message', workspaceId, id, conversationId });
  // The contact is still waiting for a reply, so the inbox must be updated.
  if (author !== 'CAMPAIGN' && (status === 'FAILED' || status === 'SUPPRESSED'))
    await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' });
  await publishWebhookEvent(tx, 'message.status', { workspaceId, at: null, actor: FRONTDESK, subjectId: id });
  return true;
}

const FRONTDESK = { kind: 'SYSTEM', id: null, name: 'Frontdesk' } as const;
