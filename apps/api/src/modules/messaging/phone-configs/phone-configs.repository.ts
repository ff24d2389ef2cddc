import type { PhoneConfig } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type PhoneConfigRow = PhoneConfig;

export const lockPhoneConfig = (tx: Tx, id: string) => lockRow<PhoneConfigRow>(tx, 'PhoneConfig', id);

export const phoneConfigById = (tx: Tx, id: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { id } });

/** Number that messages new contacts: the longest active one. */
export const findGreetingNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** Active number of a provider account, the longest active one. Null: the Twilio integration's, or none. */
export async function numberOfAccount(
  tx: Tx,
  { provider, accountId }: { readonly provider: string; readonly accountId: string },
): Promise<string | null> {
  const ofAccount = provider === 'WHATSAPP_CLOUD' ? { businessAccountId: accountId } : {};
  const number = await tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider, ...ofAccount },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return number?.id ?? null;
}

/** Number that would message new contacts but was rejected by its provider. */
export const findRejectedNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'FAILED', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** Number that dials: the longest active one. */
export const findDialingNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'VAPI' },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** Same among the numbers of a service. */
export const findServiceNumber = (tx: Tx, serviceId: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'VAPI', route: { serviceId } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** The called number in any state. Null when only the integration names it. */
export const findCalledNumber = (tx: Tx, providerNumberId: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { provider: 'VAPI', providerNumberId } });

/**
 * Our number that a contact wrote to, by the provider's id. Meta numbers count in every state, because their webhook
 * accepts signed events; the state only controls sending. Twilio numbers count while active. Null: the integration's
 * number.
 */
export const findMessagedNumber = (
  tx: Tx,
  called: { readonly providerNumberId: string } | { readonly number: string },
): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: 'number' in called ? { state: 'ACTIVE', ...called } : { provider: 'WHATSAPP_CLOUD', ...called },
  });
