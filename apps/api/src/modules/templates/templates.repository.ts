import type { Tx } from '../../db/tenant-db.ts';

/** Whose templates can go out by a number: those of its business account, or of the Twilio account. */
export interface TemplateAccount {
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly accountId: string;
}

/** Null where nothing can go out by that number. Null as a number is that of the Twilio card. */
export async function accountOf(tx: Tx, phoneConfigId: string | null): Promise<TemplateAccount | null> {
  const number = phoneConfigId && (await tx.phoneConfig.findFirst({ where: { id: phoneConfigId } }));
  if (number && number.businessAccountId) return { provider: 'WHATSAPP_CLOUD', accountId: number.businessAccountId };
  const card = await tx.integration.findFirst({ where: { provider: 'TWILIO' }, select: { accountSid: true } });
  return card?.accountSid ? { provider: 'TWILIO', accountId: card.accountSid } : null;
}
