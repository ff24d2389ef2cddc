import type { WorkspaceContext } from '../../../../auth/context.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  authorizeReply,
  enqueueOutboundMessage,
  findMessageByClientId,
  lockReadableConversation,
  takeOverByReply,
} from '../../conversations/index.ts';
import { checkTemplate, findTemplate, renderTemplate, type TemplateChoice } from '../prepare-template.ts';

export interface SendTemplate extends TemplateChoice {
  readonly conversationId: string;
  readonly clientId?: string | null;
}

/**
 * Enqueues an approved template, which does not require an open reply window, and starts a takeover. The approval is
 * checked again before sending (WC-21).
 */
export const sendTemplate = (ctx: WorkspaceContext, asked: SendTemplate) =>
  ctx.db.write(async (tx) => {
    const { conversationId, clientId = null, variables } = asked;
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return { type: 'TemplateSent', sent: byId(known.id), conversation: byId(conversationId) } as const;
    const denied = authorizeReply(ctx, conversation);
    if (denied) return denied;
    const template = await findTemplate(tx, asked.templateId);
    const refusal = await checkTemplate(tx, template, { ...conversation, variables });
    if (refusal) return refusal;
    await takeOverByReply(tx, ctx, conversation);
    const rendered = renderTemplate(template, variables);
    const id = await enqueueOutboundMessage(tx, ctx, { conversationId, clientId, ...rendered });
    return { type: 'TemplateSent', sent: byId(id), conversation: byId(conversationId) } as const;
  });
