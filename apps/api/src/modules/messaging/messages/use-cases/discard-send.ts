import type { Services } from '../../../../auth/context.ts';
import { lockConversation, lockMessage, sendOf } from '../../../agent/runs/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import type { SendOrder } from './claim-outbound-message.ts';
import { closeSend } from './record-send-result.ts';

const WORDS = 'The sending of this message was discarded.';

/**
 * Ends the sending of a message whose job an admin discarded. The message becomes FAILED, or UNCONFIRMED if an attempt
 * may have reached the provider. Its agent run and campaign recipient also end.
 */
export const discardSend = (services: Services, { workspaceId, messageId }: SendOrder): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const found = await tx.message.findFirst({ where: { id: messageId }, select: { conversationId: true } });
    if (!found) return;
    await lockConversation(tx, found.conversationId);
    const message = await lockMessage(tx, messageId);
    if (!message || message.direction !== 'OUT') return;
    const send = await sendOf(tx, messageId);
    if (!send || send.state === 'DONE') return;
    const status = send.state === 'WAITING' ? 'FAILED' : 'UNCONFIRMED';
    const failure = { code: null, words: WORDS };
    await transitionMessageStatus(tx, message, status === 'FAILED' ? { status, failure } : { status });
    await closeSend(
      tx,
      services,
      { ...message, status },
      status === 'FAILED' ? { outcome: 'FAILED', code: 'NOT_DELIVERED', words: WORDS } : undefined,
    );
  });
