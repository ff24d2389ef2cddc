import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { lockConversation } from '../../../agent/runs/index.ts';
import { askSecondOpinion, evaluateFindings, isSecondOpinionOn } from '../../../agent/safety/index.ts';
import { applySafetyResult } from '../use-cases/screen-inbound-message.ts';

interface MessageReview {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly messageId: string;
}

/**
 * Asks the model for a second review of a message while the agent replies in the conversation. No transaction is open
 * during the request. A repeated job records no duplicates, because triggers are unique per message and monitored
 * concept.
 */
export const reviewMessageJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as MessageReview;
    const db = services.database.forWorkspace(order.workspaceId);
    const text = await db.read((tx) => textToReview(tx, order));
    if (!text) return;
    const findings = await askSecondOpinion(services, order, text);
    if (findings.length > 0) await db.write((tx) => applyFindings(tx, services, order, findings));
  };

async function textToReview(tx: Tx, { conversationId, messageId }: MessageReview): Promise<string | null> {
  const message = await tx.message.findFirst({
    where: { id: messageId, conversation: { id: conversationId, mode: 'AGENT' } },
    select: { body: true, attachments: { where: { kind: 'VOICE' }, select: { extractedText: true } } },
  });
  if (!message || !(await isSecondOpinionOn(tx))) return null;
  return [message.body, ...message.attachments.flatMap(({ extractedText }) => extractedText ?? [])].join('\n');
}

async function applyFindings(
  tx: Tx,
  services: Services,
  { workspaceId, conversationId, messageId }: MessageReview,
  findings: Awaited<ReturnType<typeof askSecondOpinion>>,
): Promise<void> {
  const conversation = await lockConversation(tx, conversationId);
  // Retention may have deleted the message during the request to the model.
  const message = await tx.message.findFirst({ where: { id: messageId }, select: { id: true } });
  if (!conversation || !message) return;
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Safety' }, messageId);
  const inHandOf = [conversation.heldById, conversation.assigneeId];
  const result = await evaluateFindings(tx, by, { place: { conversationId, messageId }, inHandOf }, findings);
  await applySafetyResult(tx, { workspaceId, by }, { conversation, isOptedOut: conversation.optedOut }, result);
}
