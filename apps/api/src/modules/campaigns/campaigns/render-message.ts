import { fillTemplate, isVariableInvalid, variablesFor } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { addMessage, findOrCreateConversation, type LockedConversation, switchNumber } from '../../agent/runs/index.ts';
import { isWindowClosed, type OutboundTemplate } from '../../messaging/conversations/index.ts';
import { integrationStatus } from '../../platform/integrations/index.ts';
import { type CampaignRow, findNumberForContact, templateOfCampaign, variablesOf } from './campaigns.repository.ts';

export interface RenderedMessage {
  readonly body: string;
  readonly template: OutboundTemplate;
  /** Phone number that sends the message. Null means the phone number of the Twilio integration. */
  readonly phoneConfigId: string | null;
}

interface MessageRecipient {
  readonly id: string;
  readonly name: string;
  readonly company: string;
}

/**
 * Renders the message for one contact. Returns null if WhatsApp would reject the value of a variable, such as an empty
 * one. Throws an error if the template was deleted or no phone number can send it.
 */
export async function renderMessage(
  tx: Tx,
  campaign: CampaignRow,
  contact: MessageRecipient,
): Promise<RenderedMessage | null> {
  const template = await templateOfCampaign(tx, campaign);
  if (!template) throw new Error('The template was deleted.');
  const phoneConfigId = await findNumberForContact(tx, template, contact.id);
  if (phoneConfigId === undefined) throw new Error('The number was deleted.');
  const { name } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
  const { body, ...filled } = fillTemplate(template, variablesFor(variablesOf(campaign), contact, name));
  if (Object.values(filled.variables).some(isVariableInvalid)) return null;
  return { body, template: { id: template.id, ...filled }, phoneConfigId };
}

interface OutgoingMessage {
  readonly contactId: string;
  readonly message: RenderedMessage;
  /** Campaign to which a test message belongs. If set, the audit log records a test instead of a sent message. */
  readonly testOf?: string;
}

/**
 * Stores the message in the contact's conversation and returns its id. The calling code must enqueue or send the
 * message.
 */
export async function sendCampaignMessage(
  tx: Tx,
  by: EventContext,
  { contactId, message, testOf }: OutgoingMessage,
): Promise<string> {
  const [id, workspaceId, now] = [uuidv7(), by.workspace.id, by.services.clock()];
  const { phoneConfigId, body, template } = message;
  const thread = { workspaceId, contactId, now, phoneConfigId };
  const { conversation, begun } = await findOrCreateConversation(tx, thread);
  const { id: conversationId } = conversation;
  if (await canSwitchNumber(tx, conversation, now)) await switchNumber(tx, conversation, phoneConfigId);
  const kind = { direction: 'OUT', author: 'CAMPAIGN', status: 'QUEUED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, body, template, phoneConfigId, sentAt: now });
  await recordEvent(
    tx,
    by,
    testOf
      ? { name: 'campaign.tested', subject: { type: 'Campaign', id: testOf }, after: { contactId } }
      : { name: 'message.sent', subject: { type: 'Message', id }, after: { conversationId, templateId: template.id } },
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: begun ? 'CREATED' : 'UPDATED' },
  );
  return id;
}

/**
 * Returns whether the conversation can switch to another phone number: its reply window is closed, or its current
 * number cannot be used. An open reply window applies only to the current number.
 */
const canSwitchNumber = async (tx: Tx, conversation: LockedConversation, now: Date): Promise<boolean> =>
  isWindowClosed(conversation, now) ||
  conversation.numberOut !== null ||
  (await isIntegrationRejected(tx, conversation));

/**
 * Returns whether the conversation uses the Twilio integration but the integration cannot be used. Only conversations
 * without an assigned phone number use it.
 */
async function isIntegrationRejected(tx: Tx, { phoneConfigId }: LockedConversation): Promise<boolean> {
  if (phoneConfigId !== null) return false;
  const integration = await integrationStatus(tx, 'TWILIO');
  return integration === null || integration.unavailableReason !== null;
}
