import type { SurfaceSender } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { findNumberRefusal } from '../../campaigns/outreach-limits/index.ts';
import { hasIntegration } from '../../platform/integrations/index.ts';
import { isSendingEnabled, isWindowClosed } from '../conversations/index.ts';
import { findTwilioNumber } from '../phone-configs/index.ts';

/** A way to send a code to the phone number of a contact. */
export interface CodeSender {
  readonly channel: 'SMS' | 'WHATSAPP';
  /** Phone number that sends the code. Null for the phone number of the Twilio integration. */
  readonly phoneConfigId: string | null;
}

interface CodeRecipient {
  readonly contactId: string;
  readonly sender: SurfaceSender;
  readonly now: Date;
}

/**
 * Returns the ways to send a code to a contact, the preferred first: a channel that the link of the form did not use.
 * WhatsApp requires an open reply window, and SMS a Twilio number. Empty if no code can be sent, also because the
 * contact has opted out or is blocked, or sending is paused.
 */
export async function findCodeSenders(tx: Tx, { contactId, sender, now }: CodeRecipient): Promise<CodeSender[]> {
  const { phone, blockedAt } = await tx.contact.findFirstOrThrow({ where: { id: contactId } });
  if (blockedAt || (await tx.optOut.findFirst({ where: { contactId }, select: { id: true } }))) return [];
  if ((await findNumberRefusal(tx, phone)) || !(await isSendingEnabled(tx))) return [];
  const number = await findTwilioNumber(tx);
  const hasSms = number !== null || (await hasIntegration(tx, 'TWILIO'));
  const conversation = await tx.conversation.findFirst({
    where: { contactId, channel: 'WHATSAPP', lastInboundAt: { not: null } },
    orderBy: { lastInboundAt: 'desc' },
  });
  const sms = hasSms ? [{ channel: 'SMS', phoneConfigId: number?.id ?? null } as const] : [];
  const isReachable = conversation !== null && !isWindowClosed(conversation, now);
  const whatsApp = isReachable ? [{ channel: 'WHATSAPP', phoneConfigId: conversation.phoneConfigId } as const] : [];
  // A link that a member copied was not sent with WhatsApp.
  return sender === 'LINK' ? [...whatsApp, ...sms] : [...sms, ...whatsApp];
}
