import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  checkContactWindow,
  findOutreachRefusal,
  lockOutreach,
  reserveOutreach,
} from '../../../campaigns/outreach-limits/index.ts';
import { transitionLead } from '../../../leads/leads/index.ts';
import {
  authorizeReply,
  checkContactReachable,
  enqueueOutboundMessage,
  findMessageByClientId,
  isSendingEnabled,
  type LockedConversation,
  lockReadableConversation,
  takeOverByReply,
} from '../../conversations/index.ts';
import type { ConversationStart } from '../conversation-start.validation.ts';
import { prepareMessage } from '../prepare-message.ts';
import { lockRecipient, openConversation, type StartRecipient } from '../start-recipient.ts';

/** AM-17: writes to a contact or lead on WhatsApp. A contact has one conversation, so an existing one continues. */
export const startConversation = (
  ctx: WorkspaceContext,
  { to, message, clientId, confirmOutsideWindow }: ConversationStart,
) =>
  ctx.db.write(async (tx) => {
    const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
    if (channel !== 'WHATSAPP') return refused('PROVIDER_NOT_FOR_CHANNEL');
    // The same order of locks as a greeting: outreach, contact, conversation.
    await lockOutreach(tx, ctx.workspace.id);
    const recipient = await lockRecipient(tx, ctx, to);
    const found = recipient.conversationId && (await lockReadableConversation(tx, ctx, recipient.conversationId));
    const conversation = found || null;
    const known = conversation && (await findMessageByClientId(tx, conversation.id, clientId));
    if (known)
      return { type: 'ConversationStarted', sent: byId(known.id), conversation: byId(conversation.id) } as const;
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

/** A contact that has never written is messaged within the outreach limits only. While paused nothing is sent. */
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
  return { type: 'ConversationStarted', sent: byId(id), conversation: byId(conversationId) } as const;
}
