import type { Tx } from '../../../db/tenant-db.ts';

/** Account whose templates a number can send: its business account, or the Twilio account. */
export interface TemplateAccount {
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly accountId: string;
}

/** Null when nothing can be sent by that number. A null number is the Twilio integration's. */
export async function accountOf(tx: Tx, phoneConfigId: string | null): Promise<TemplateAccount | null> {
  const number = phoneConfigId && (await tx.phoneConfig.findFirst({ where: { id: phoneConfigId } }));
  if (number && number.businessAccountId) return { provider: 'WHATSAPP_CLOUD', accountId: number.businessAccountId };
  const card = await tx.integration.findFirst({ where: { provider: 'TWILIO' }, select: { accountSid: true } });
  return card?.accountSid ? { provider: 'TWILIO', accountId: card.accountSid } : null;
}
