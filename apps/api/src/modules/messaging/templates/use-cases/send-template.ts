import { fillTemplate, isHeaderFileMissing, isVariableInvalid } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { WhatsAppTemplate } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  authorizeReply,
  enqueueOutboundMessage,
  findMessageByClientId,
  lockReadableConversation,
  type OutboundTemplate,
  takeOverByReply,
} from '../../conversations/index.ts';
import { accountOf } from '../templates.repository.ts';

interface SendTemplate extends TemplateChoice {
  readonly conversationId: string;
  readonly clientId?: string | null;
}

/**
 * Enqueues a message with an approved template, which does not require an open reply window, and starts a takeover. The
 * approval is checked again when the message is sent (WC-21).
 */
export const sendTemplate = (ctx: WorkspaceContext, asked: SendTemplate) =>
  ctx.db.write(async (tx) => {
    const { conversationId, clientId = null, variables } = asked;
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return { message: byId(known.id), conversation: byId(conversationId) } as const;
    const denied = authorizeReply(ctx, conversation);
    if (denied) return denied;
    const template = await findTemplate(tx, asked.templateId);
    const refusal = await checkTemplate(tx, template, { ...conversation, variables });
    if (refusal) return refusal;
    await takeOverByReply(tx, ctx, conversation);
    const rendered = renderTemplate(template, variables);
    const id = await enqueueOutboundMessage(tx, ctx, { conversationId, clientId, ...rendered });
    return { message: byId(id), conversation: byId(conversationId) } as const;
  });

export interface TemplateChoice {
  readonly templateId: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Returns a template that still exists at its provider, or throws NOT_FOUND. */
export async function findTemplate(tx: Tx, id: string): Promise<WhatsAppTemplate> {
  const template = await tx.whatsAppTemplate.findFirst({ where: { id, removedAt: null } });
  if (!template) throw notFound();
  return template;
}

/**
 * Returns why a template with the given variable values cannot be sent in a conversation, or null if it can be sent.
 */
export async function checkTemplate(
  tx: Tx,
  template: WhatsAppTemplate,
  { variables, channel, phoneConfigId }: Omit<TemplateChoice, 'templateId'> & TemplateRoute,
): Promise<Refused | null> {
  if (channel !== 'WHATSAPP') return refused('PROVIDER_NOT_FOR_CHANNEL');
  if (template.status !== 'APPROVED') return refused('TEMPLATE_NOT_APPROVED', 'templateId');
  if (!(await isOfAccount(tx, template, phoneConfigId))) return refused('TEMPLATE_OF_ANOTHER_ACCOUNT', 'templateId');
  if (isHeaderFileMissing(template)) return refused('TEMPLATE_FILE_MISSING', 'templateId');
  const filled = template.variables.every((name) => !isVariableInvalid(variables[name] ?? ''));
  return filled ? null : refused('TEMPLATE_VARIABLES_INVALID', 'variables');
}

/**
 * Returns whether the phone number can send the template: the template is approved, was not removed, has the file of its
 * header, and belongs to the account of the number.
 */
export const isTemplateUsable = async (
  tx: Tx,
  template: WhatsAppTemplate,
  phoneConfigId: string | null,
): Promise<boolean> =>
  template.status === 'APPROVED' &&
  template.removedAt === null &&
  !isHeaderFileMissing(template) &&
  (await isOfAccount(tx, template, phoneConfigId));

async function isOfAccount(tx: Tx, { provider, accountId }: WhatsAppTemplate, phoneConfigId: string | null) {
  const account = await accountOf(tx, phoneConfigId);
  return account?.provider === provider && account.accountId === accountId;
}

interface TemplateRoute {
  readonly channel: string;
  /** Phone number that sends the template. Null means the phone number of the Twilio integration. */
  readonly phoneConfigId: string | null;
}

/** Returns the rendered text for the contact, and the template with its variable values for the provider. */
export function renderTemplate(
  template: WhatsAppTemplate,
  variables: TemplateChoice['variables'],
): { readonly body: string; readonly template: OutboundTemplate } {
  const { body, ...filled } = fillTemplate(template, variables);
  return { body, template: { id: template.id, ...filled } };
}
