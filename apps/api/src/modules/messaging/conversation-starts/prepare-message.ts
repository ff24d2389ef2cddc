import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import {
  checkMessageText,
  isWindowClosed,
  type LockedConversation,
  messageText,
  type OutboundTemplate,
} from '../conversations/index.ts';
import { numberOfAccount } from '../phone-configs/index.ts';
import { checkTemplate, findTemplate, renderTemplate, type TemplateChoice } from '../templates/index.ts';
import type { ConversationStart } from './conversation-start.validation.ts';

interface MessageRequest {
  /** Null when the contact has none yet. */
  readonly conversation: LockedConversation | null;
  readonly message: ConversationStart['message'];
  readonly now: Date;
}

type PreparedMessage =
  | { readonly body: string; readonly template?: OutboundTemplate; readonly phoneConfigId: string | null }
  | { readonly refusal: Refused };

/** Text to send and the number that sends it: the conversation's, or that of the template's account. */
export async function prepareMessage(tx: Tx, { conversation, message, now }: MessageRequest): Promise<PreparedMessage> {
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
