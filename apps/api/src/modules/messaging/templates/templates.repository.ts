import type { Tx } from '../../../db/tenant-db.ts';

/** Account whose templates a phone number can send: its WhatsApp business account or the Twilio account. */
export interface TemplateAccount {
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly accountId: string;
}

/**
 * Returns the account of a phone number, or of the Twilio integration's phone number if the id is null. Returns null if
 * no account is connected.
 */
export async function accountOf(tx: Tx, phoneConfigId: string | null): Promise<TemplateAccount | null> {
  const number = phoneConfigId && (await tx.phoneConfig.findFirst({ where: { id: phoneConfigId } }));
  if (number && number.businessAccountId) return { provider: 'WHATSAPP_CLOUD', accountId: number.businessAccountId };
  const integration = await tx.integration.findFirst({ where: { provider: 'TWILIO' }, select: { accountSid: true } });
  return integration?.accountSid ? { provider: 'TWILIO', accountId: integration.accountSid } : null;
}
