import type { WhatsAppTemplate } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockTemplate = (tx: Tx, id: string) => lockRow<WhatsAppTemplate>(tx, 'WhatsAppTemplate', id);

/** Account whose templates a phone number can send: its WhatsApp business account or the Twilio account. */
export interface TemplateAccount {
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly accountId: string;
}

/**
 * Returns the account of a phone number, or of the Twilio integration's phone number if `phoneConfigId` is null.
 * Returns null if no account is connected.
 */
export async function accountOf(tx: Tx, phoneConfigId: string | null): Promise<TemplateAccount | null> {
  const number = phoneConfigId && (await tx.phoneConfig.findFirst({ where: { id: phoneConfigId } }));
  if (number && number.businessAccountId) return { provider: 'WHATSAPP_CLOUD', accountId: number.businessAccountId };
  const integration = await tx.integration.findFirst({ where: { provider: 'TWILIO' }, select: { accountSid: true } });
  return integration?.accountSid ? { provider: 'TWILIO', accountId: integration.accountSid } : null;
}

export interface TemplateUsage {
  readonly greeting: boolean;
  /** Names of the sequences with a step that sends the template, including disabled sequences. */
  readonly sequences: readonly string[];
  /** Names of the unfinished campaigns that send the template, including drafts. */
  readonly campaigns: readonly string[];
}

/** Returns the sequences and campaigns that use the template, at most five of each. */
export async function findTemplateUsage(tx: Tx, id: string): Promise<TemplateUsage> {
  const names = { select: { name: true }, orderBy: { createdAt: 'asc' }, take: 5 } as const;
  const greeting = await tx.messagingSettings.count({ where: { greetingTemplateId: id } });
  const sequences = await tx.sequence.findMany({ where: { steps: { some: { templateId: id } } }, ...names });
  const campaigns = await tx.campaign.findMany({ where: { templateId: id, finishedAt: null }, ...names });
  const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);
  return { greeting: greeting > 0, sequences: namesOf(sequences), campaigns: namesOf(campaigns) };
}
