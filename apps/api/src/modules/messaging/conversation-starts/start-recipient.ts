import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';
import {
  findLeadByPhone,
  findOrCreateContact,
  findOrCreateConversation,
  memoryOf,
  storeMemory,
} from '../../agent/runs/index.ts';
import { lockContact } from '../../contacts/contacts/index.ts';
import { type LeadRow, lockLead } from '../../leads/leads/index.ts';
import type { ConversationStart } from './conversation-start.validation.ts';

export interface StartRecipient {
  readonly contactId: string;
  /** E.164. */
  readonly phone: string;
  /** The newest lead with this number. Null when there is none. */
  readonly lead: LeadRow | null;
  readonly blocked: boolean;
  readonly optedOut: boolean;
  /** The contact's WhatsApp conversation. Null when there is none. */
  readonly conversationId: string | null;
}

/** Finds and locks the contact, so that of two concurrent starts the second finds the conversation of the first. */
export async function lockRecipient(
  tx: Tx,
  ctx: WorkspaceContext,
  to: ConversationStart['to'],
): Promise<StartRecipient> {
  const { contactId, phone, lead } = await contactOf(tx, ctx, to);
  const { blockedAt, optOut, conversations } = await tx.contact.findFirstOrThrow({
    where: { id: contactId },
    select: {
      blockedAt: true,
      optOut: { select: { contactId: true } },
      conversations: { where: { channel: 'WHATSAPP' }, orderBy: { createdAt: 'desc' }, take: 1, select: { id: true } },
    },
  });
  const conversationId = conversations[0]?.id ?? null;
  return { contactId, phone, lead, blocked: blockedAt !== null, optedOut: optOut !== null, conversationId };
}

async function contactOf(tx: Tx, ctx: WorkspaceContext, to: ConversationStart['to']) {
  if ('contactId' in to) {
    const { id: contactId, phone } = authorize(ctx, 'read', 'Contact', await lockContact(tx, to.contactId));
    return { contactId, phone, lead: await findLeadByPhone(tx, phone) };
  }
  const lead = authorize(ctx, 'read', 'Lead', await lockLead(tx, to.leadId));
  const { phone, name } = lead;
  const { id: contactId } = await findOrCreateContact(tx, {
    workspaceId: ctx.workspace.id,
    phone,
    name,
    now: ctx.services.clock(),
  });
  return { contactId, phone, lead };
}

/** Finds or creates the contact's conversation and links the lead, so that the agent does not greet it too. */
export async function openConversation(
  tx: Tx,
  ctx: WorkspaceContext,
  { contactId, lead, phoneConfigId }: StartRecipient & { readonly phoneConfigId: string | null },
): Promise<string> {
  const workspaceId = ctx.workspace.id;
  const now = ctx.services.clock();
  const { id, begun } = await findOrCreateConversation(tx, { workspaceId, contactId, now, phoneConfigId });
  if (lead && !(await memoryOf(tx, id)))
    await storeMemory(tx, { workspaceId, conversationId: id, leadId: lead.id, now });
  if (begun) await publishChange(tx, { topic: 'conversation', workspaceId, id, kind: 'CREATED' });
  return id;
}
