import { isVariableInvalid, templateText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { WhatsAppTemplate } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../graphql/refused.type.ts';
import {
  authorizeReply,
  enqueueOutboundMessage,
  findMessageByClientId,
  type LockedConversation,
  lockReadableConversation,
  takeOverByReply,
} from '../../conversations/index.ts';
import { TemplateSent } from '../graphql/template.results.ts';
import { accountOf } from '../templates.repository.ts';

export interface SendTemplate {
  readonly conversationId: string;
  readonly templateId: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly clientId?: string | null;
}

/**
 * Sends an approved template at any time and takes the conversation over (WC-21). Its approval is checked again before
 * sending.
 */
export const sendTemplate = (ctx: WorkspaceContext, asked: SendTemplate) =>
  ctx.db.write(async (tx) => {
    const { conversationId, clientId = null } = asked;
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return new TemplateSent(known.id, conversationId);
    const denied = authorizeReply(ctx, conversation);
    if (denied) return denied;
    const template = await tx.whatsAppTemplate.findFirst({ where: { id: asked.templateId, removedAt: null } });
    if (!template) throw notFound();
    const refusal = await checkTemplate(tx, template, { conversation, asked });
    if (refusal) return refusal;
    await takeOverByReply(tx, ctx, conversation);
    const values = Object.fromEntries(template.variables.map((name) => [name, asked.variables[name]?.trim() ?? '']));
    const body = templateText(template, values);
    const id = await enqueueOutboundMessage(tx, ctx, {
      conversationId,
      clientId,
      body,
      template: { id: template.id, variables: values },
    });
    return new TemplateSent(id, conversationId);
  });

interface TemplateSend {
  readonly conversation: LockedConversation;
  readonly asked: SendTemplate;
}

async function checkTemplate(
  tx: Tx,
  template: WhatsAppTemplate,
  { conversation, asked }: TemplateSend,
): Promise<Refused | null> {
  if (conversation.channel !== 'WHATSAPP') return refused('PROVIDER_NOT_FOR_CHANNEL');
  if (template.status !== 'APPROVED') return refused('TEMPLATE_NOT_APPROVED', 'templateId');
  const account = await accountOf(tx, conversation.phoneConfigId);
  if (account?.provider !== template.provider || account.accountId !== template.accountId)
    return refused('TEMPLATE_OF_ANOTHER_ACCOUNT', 'templateId');
  const filled = template.variables.every((name) => !isVariableInvalid(asked.variables[name] ?? ''));
  return filled ? null : refused('TEMPLATE_VARIABLES_INVALID', 'variables');
}
