import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';
import { type LeadRow, recordLead } from '../../leads/leads/index.ts';
import { type LockedConversation, lockConversation, memoryOf, storeMemory } from './agent-runs.repository.ts';

export interface KnownConversation extends LockedConversation {
  /** Lead that the conversation is about. Null when it is about none. */
  readonly leadId: string | null;
}

/** Finds the conversation with a number that already has a lead: it was greeted or wrote to us. Locks it. */
export async function findKnownConversation(tx: Tx, phone: string): Promise<KnownConversation | null> {
  const where = { channel: 'WHATSAPP', contact: { phone } };
  const found = await tx.conversation.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { id: true } });
  const memory = found && (await memoryOf(tx, found.id));
  const conversation = memory && (await lockConversation(tx, found.id));
  return conversation ? { ...conversation, leadId: memory.leadId } : null;
}

/** Links another lead of a known contact to the existing conversation, and notifies the team once. */
export async function linkReturningLead(
  tx: Tx,
  by: EventContext,
  lead: LeadRow,
  known: KnownConversation,
): Promise<void> {
  if (known.leadId === lead.id) return;
  const { workspaceId, id: leadId } = lead;
  const { id: conversationId } = known;
  await storeMemory(tx, { workspaceId, conversationId, leadId, now: by.services.clock() });
  await recordLead(tx, by, { id: leadId, after: { conversationId } });
  await notify(tx, by, {
    kind: 'LEAD_RETURNED',
    to: await recipients(tx, by, known),
    subjectId: leadId,
    conversationId,
  });
}

async function recipients(tx: Tx, by: EventContext, known: KnownConversation): Promise<string[]> {
  const managers = await membersWithPolicy(tx, 'lead.manage', by.services.clock());
  const allowed = managers.filter((member) => !member.assignedConversationsOnly).map(({ id }) => id);
  return [...allowed, known.assigneeId, known.heldById].filter((id) => id !== null);
}
