import { isNotUnderstood, withoutAttachmentLines } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Message } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../../events/outbox.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { lockConversation, memoryOf, newestInbound, resolveAgent } from '../../../agent/runs/index.ts';
import { hasPendingFiles } from '../../attachments/index.ts';
import { isSendingEnabled } from '../../conversations/index.ts';
import { applyOptOutKeyword, enforceSafetyRules, enqueueAutomaticReply } from './screen-inbound-message.ts';

/**
 * Lets the agent reply to a message whose files were processed, unless another file is still pending. The transcript of
 * a voice message is first screened like written text. If the agent can read nothing in the message, sends a fixed text
 * that explains this.
 */
export async function answerAttachments(tx: Tx, services: Services, message: Message): Promise<void> {
  const { workspaceId, id: messageId, conversationId } = message;
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) return;
  const attachments = await tx.attachment.findMany({ where: { messageId } });
  const now = services.clock();
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Attachments' }, messageId);
  const screened = { workspaceId, now, by };
  const text = attachments.flatMap(({ kind, extractedText }) => (kind === 'VOICE' && extractedText) || []).join('\n');
  const { contactId } = conversation;
  const isOptedOut =
    text === '' ? conversation.optedOut : await applyOptOutKeyword(tx, screened, { contactId, conversationId, text });
  const isHandedOff =
    text !== '' && (await enforceSafetyRules(tx, screened, { conversation, messageId, text, isOptedOut }));
  if (isHandedOff || isOptedOut || conversation.mode !== 'AGENT') return;
  if (await hasPendingFiles(tx, conversationId, now)) return;
  const isUnread = attachments.length > 0 && attachments.every((one) => isNotUnderstood(one as never));
  const isAllToAnswer = isUnread && withoutAttachmentLines(message.body) === '' && (await isNewest(tx, message));
  if (isAllToAnswer && (await agentReplies(tx, now, conversation))) await sayUnread(tx, screened, conversationId);
  else await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' });
}

/**
 * Returns whether this is the contact's latest message. If it is not, the agent replies to the later message and this
 * one together.
 */
const isNewest = async (tx: Tx, { id, conversationId }: Message): Promise<boolean> =>
  (await newestInbound(tx, conversationId))?.id === id;

/**
 * Returns whether the agent can reply in the conversation. The agent cannot reply if the contact is blocked, sending is
 * disabled or the conversation must be handed off.
 */
const agentReplies = async (
  tx: Tx,
  now: Date,
  conversation: NonNullable<Awaited<ReturnType<typeof lockConversation>>>,
): Promise<boolean> => {
  if (conversation.blocked || !(await isSendingEnabled(tx))) return false;
  return (await resolveAgent(tx, now, conversation, null))?.handoff === null;
};

/** Replies to a file that the agent could not read, by language. */
const UNREAD: Readonly<Record<string, string>> = {
  en: 'Sorry, I could not open what you sent. Could you write it in a message instead?',
  es: 'Lo siento, no he podido abrir lo que has enviado. ¿Puedes escribirlo en un mensaje?',
  pt: 'Desculpe, não consegui abrir o que enviou. Pode escrever numa mensagem?',
  de: 'Leider konnte ich das nicht öffnen. Können Sie es mir bitte als Nachricht schreiben?',
  fr: 'Désolé, je n’ai pas pu ouvrir votre envoi. Pouvez-vous l’écrire dans un message ?',
};

/**
 * Sends a fixed text which explains that the agent could not read the file, in the language of the conversation. Does
 * nothing if that text was also the last message sent to the contact.
 */
async function sayUnread(
  tx: Tx,
  { workspaceId, now, by }: Parameters<typeof enforceSafetyRules>[1] & { readonly now: Date },
  conversationId: string,
): Promise<void> {
  const memory = await memoryOf(tx, conversationId);
  const language = (memory?.state as { readonly language?: unknown } | null)?.language;
  const body = UNREAD[typeof language === 'string' ? language : 'en'] ?? UNREAD['en'] ?? '';
  const last = await tx.message.findFirst({
    where: { conversationId, direction: 'OUT' },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    select: { body: true },
  });
  if (last?.body !== body) await enqueueAutomaticReply(tx, { workspaceId, by }, { conversationId, body, sentAt: now });
}
