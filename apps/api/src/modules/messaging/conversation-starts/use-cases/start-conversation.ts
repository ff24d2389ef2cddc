import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  findLeadByPhone,
  findOrCreateContact,
  findOrCreateConversation,
  memoryOf,
  storeMemory,
} from '../../../agent/runs/index.ts';
import {
  checkContactWindow,
  findOutreachRefusal,
  lockOutreach,
  reserveOutreach,
} from '../../../campaigns/outreach-limits/index.ts';
import { lockContact } from '../../../contacts/contacts/index.ts';
import { type LeadRow, lockLead, transitionLead } from '../../../leads/leads/index.ts';
import {
  authorizeReply,
  checkContactReachable,
  checkMessageText,
  enqueueOutboundMessage,
  findMessageByClientId,
  isSendingEnabled,
  isWindowClosed,
  type LockedConversation,
  lockReadableConversation,
  messageText,
  type OutboundTemplate,
  takeOverByReply,
} from '../../conversations/index.ts';
import { numberOfAccount } from '../../phone-configs/index.ts';
import { checkTemplate, findTemplate, renderTemplate, type TemplateChoice } from '../../templates/index.ts';
import type { ConversationStart } from '../conversation-start.validation.ts';

/**
 * Sends a WhatsApp message to a contact or lead. An existing conversation is continued, because a contact has only one
 * conversation (AM-17). A retried request with the same client id returns the stored message.
 */
export const startConversation = (
  ctx: WorkspaceContext,
  { to, message, clientId, confirmOutsideWindow }: ConversationStart,
) =>
  ctx.db.write(async (tx) => {
    const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
    if (channel !== 'WHATSAPP') return refused('PROVIDER_NOT_FOR_CHANNEL');
    // Locks in the same order as the job that greets leads: outreach, contact, conversation.
    await lockOutreach(tx, ctx.workspace.id);
    const recipient = await lockRecipient(tx, ctx, to);
    const found = recipient.conversationId && (await lockReadableConversation(tx, ctx, recipient.conversationId));
    const conversation = found || null;
    const known = conversation && (await findMessageByClientId(tx, conversation.id, clientId));
    if (known) return { message: byId(known.id), conversation: byId(conversation.id) } as const;
    const denied = conversation ? authorizeReply(ctx, conversation) : checkContactReachable(recipient);
    if (denied) return denied;
    const prepared = await prepareMessage(tx, { conversation, message, now: ctx.services.clock() });
    if ('refusal' in prepared) return prepared.refusal;
    const refusal = await reserveFirstContact(tx, ctx, { conversation, recipient, confirmOutsideWindow });
    if (refusal) return refusal;
    return send(tx, ctx, { recipient, clientId, ...prepared });
  });

interface Start {
  readonly conversation: LockedConversation | null;
  readonly recipient: StartRecipient;
  readonly confirmOutsideWindow: boolean;
}

/**
 * Counts the message toward the outreach limits if the contact has never written. Returns a refusal if a limit or the
 * contact window forbids the message. Skipped while the workspace is paused, because nothing is sent.
 */
async function reserveFirstContact(
  tx: Tx,
  ctx: WorkspaceContext,
  { conversation, recipient: { phone, lead }, confirmOutsideWindow }: Start,
): Promise<Refused | null> {
  if (conversation?.lastInboundAt || !(await isSendingEnabled(tx))) return null;
  const isByHand = ctx.actor.kind === 'user';
  const window = { kind: 'GREETING', phone, isConfirmed: confirmOutsideWindow && isByHand } as const;
  const early = await checkContactWindow(tx, ctx.services, window);
  if (early) return early;
  const outreach = { kind: 'GREETING', phone, isByHand, visitor: null } as const;
  const reason = await findOutreachRefusal(tx, ctx, outreach);
  if (reason) return refused(reason);
  await reserveOutreach(tx, ctx, { ...outreach, leadId: lead?.id ?? null, callId: null });
  return null;
}

type PreparedStart = Exclude<Awaited<ReturnType<typeof prepareMessage>>, { refusal: Refused }> & {
  readonly recipient: StartRecipient;
  readonly clientId: string;
};

async function send(tx: Tx, ctx: WorkspaceContext, { recipient, clientId, phoneConfigId, ...message }: PreparedStart) {
  const conversationId = await openConversation(tx, ctx, { ...recipient, phoneConfigId });
  await takeOverByReply(tx, ctx, await lockReadableConversation(tx, ctx, conversationId));
  const id = await enqueueOutboundMessage(tx, ctx, { conversationId, clientId, ...message });
  if (await isSendingEnabled(tx)) await transitionLead(tx, ctx, recipient.lead, { status: 'CONTACTED', from: ['NEW'] });
  return { message: byId(id), conversation: byId(conversationId) } as const;
}

interface MessageRequest {
  /** Existing conversation with the contact. Null if there is none yet. */
  readonly conversation: LockedConversation | null;
  readonly message: ConversationStart['message'];
  readonly now: Date;
}

type PreparedMessage =
  | { readonly body: string; readonly template?: OutboundTemplate; readonly phoneConfigId: string | null }
  | { readonly refusal: Refused };

/**
 * Returns the text to send and the phone number to send from, which is the number of the conversation or of the
 * template's account. Returns a refusal if the message cannot be sent.
 */
async function prepareMessage(tx: Tx, { conversation, message, now }: MessageRequest): Promise<PreparedMessage> {
  if ('templateId' in message) return prepareTemplate(tx, conversation, message);
  const body = messageText(message.body);
  const refusal = checkMessageText(body);
  if (refusal) return { refusal };
  if (!conversation || isWindowClosed(conversation, now)) return { refusal: refused('REPLY_WINDOW_CLOSED') };
  return { body, phoneConfigId: conversation.phoneConfigId };
}

async function prepareTemplate(
  tx: Tx,
  conversation: LockedConversation | null,
  { templateId, variables }: TemplateChoice,
): Promise<PreparedMessage> {
  const template = await findTemplate(tx, templateId);
  const phoneConfigId = conversation ? conversation.phoneConfigId : await numberOfAccount(tx, template);
  const refusal = await checkTemplate(tx, template, { channel: 'WHATSAPP', phoneConfigId, variables });
  return refusal ? { refusal } : { ...renderTemplate(template, variables), phoneConfigId };
}

interface StartRecipient {
  readonly contactId: string;
  /** Phone number of the contact in E.164 format. */
  readonly phone: string;
  /**
   * Lead to which the member writes. If only a contact is given, the newest lead with the contact's phone number. Null
   * if there is none.
   */
  readonly lead: LeadRow | null;
  readonly blocked: boolean;
  readonly optedOut: boolean;
  /** WhatsApp conversation of the contact. Null if there is none. */
  readonly conversationId: string | null;
}

/**
 * Finds and locks the contact. Because of the lock, the second of two concurrent requests finds the conversation that
 * the first request created.
 */
async function lockRecipient(tx: Tx, ctx: WorkspaceContext, to: ConversationStart['to']): Promise<StartRecipient> {
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

/**
 * Finds or creates the contact's conversation. If no agent state is stored for the conversation, links the lead to the
 * conversation, which prevents the agent from sending the lead a second greeting.
 */
async function openConversation(
  tx: Tx,
  ctx: WorkspaceContext,
  { contactId, lead, phoneConfigId }: StartRecipient & { readonly phoneConfigId: string | null },
): Promise<string> {
  const workspaceId = ctx.workspace.id;
  const now = ctx.services.clock();
  const thread = { workspaceId, contactId, now, phoneConfigId };
  const {
    conversation: { id },
    begun,
  } = await findOrCreateConversation(tx, thread);
  if (lead && !(await memoryOf(tx, id)))
    await storeMemory(tx, { workspaceId, conversationId: id, leadId: lead.id, now });
  if (begun) await publishChange(tx, { topic: 'conversation', workspaceId, id, kind: 'CREATED' });
  return id;
}
