import { formText, SURFACE_TEXTS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockContact } from '../../../contacts/contacts/index.ts';
import {
  authorizeReply,
  checkMessageText,
  enqueueOutboundMessage,
  findMessageByClientId,
  isWindowClosed,
  lockReadableConversation,
  takeOverByReply,
} from '../../conversations/index.ts';
import {
  createSurface,
  newLink,
  type SendableVersion,
  type SurfaceChoice,
  sendableVersion,
} from '../create-surface.ts';
import { findCheckRefusal } from '../second-check.ts';

interface SendSurface extends SurfaceChoice {
  readonly conversationId: string;
  readonly clientId: string | null;
}

/**
 * Sends the link of a form in a conversation, as a message from the member. A retried request with the same client id
 * returns the stored form.
 */
export const sendSurface = (ctx: WorkspaceContext, { conversationId, clientId, ...choice }: SendSurface) =>
  ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    const earlier = known && (await tx.surface.findFirst({ where: { messageId: known.id }, select: { id: true } }));
    if (earlier) return { surface: byId(earlier.id) } as const;
    const refusal = authorizeReply(ctx, conversation);
    if (refusal) return refusal;
    if (conversation.channel !== 'WHATSAPP') return refused('PROVIDER_NOT_FOR_CHANNEL');
    if (isWindowClosed(conversation, ctx.services.clock())) return refused('REPLY_WINDOW_CLOSED');
    const sendable = await sendableVersion(tx, choice);
    if (isRefused(sendable)) return sendable;
    const { contactId } = conversation;
    const now = ctx.services.clock();
    const unchecked = await findCheckRefusal(tx, sendable.content, { contactId, sender: 'MEMBER', now });
    if (unchecked) return unchecked;
    const { token, url } = newLink(ctx.services);
    const body = messageWith(url, sendable);
    const tooLong = checkMessageText(body);
    if (tooLong) return tooLong;
    await takeOverByReply(tx, ctx, conversation);
    const messageId = await enqueueOutboundMessage(tx, ctx, { conversationId, body, clientId });
    const recipient = {
      contactId,
      conversationId,
      messageId,
      createdByName: ctx.actor.name,
      sender: 'MEMBER' as const,
    };
    const id = await createSurface(tx, ctx, sendable, { token, ...recipient });
    const after = { templateId: choice.templateId, contactId, conversationId, language: sendable.language };
    await recordEvent(tx, ctx, { name: 'surface.sent', subject: { type: 'Surface', id }, after });
    return { surface: byId(id) } as const;
  });

/** Returns the text of the message with the link, in the language of the form. */
function messageWith(url: string, { content, language }: SendableVersion): string {
  const title = formText(content.title, language, content);
  return SURFACE_TEXTS[language].message.replace('{title}', () => title).replace('{url}', () => url);
}

interface CreateSurfaceLink extends SurfaceChoice {
  readonly contactId: string;
}

/** Creates a link to a form that the member shares outside the conversation. The URL is returned only once. */
export const createSurfaceLink = (ctx: WorkspaceContext, { contactId, ...choice }: CreateSurfaceLink) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'read', 'Contact', await lockContact(tx, contactId));
    const sendable = await sendableVersion(tx, choice);
    if (isRefused(sendable)) return sendable;
    const now = ctx.services.clock();
    const unchecked = await findCheckRefusal(tx, sendable.content, { contactId, sender: 'LINK', now });
    if (unchecked) return unchecked;
    const { token, url } = newLink(ctx.services);
    const link = { conversationId: null, messageId: null, sender: 'LINK' } as const;
    const recipient = { contactId, createdByName: ctx.actor.name, ...link };
    const id = await createSurface(tx, ctx, sendable, { token, ...recipient });
    const after = { templateId: choice.templateId, contactId, language: sendable.language };
    await recordEvent(tx, ctx, { name: 'surface.link_created', subject: { type: 'Surface', id }, after });
    return { surface: byId(id), url } as const;
  });
