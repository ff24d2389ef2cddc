import type { PhoneConfig } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type PhoneConfigRow = PhoneConfig;

export const lockPhoneConfig = (tx: Tx, id: string) => lockRow<PhoneConfigRow>(tx, 'PhoneConfig', id);

export const phoneConfigById = (tx: Tx, id: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { id } });

/** The active number with which a contact is met whom nobody knows yet: the one that has been active longest. */
export const findGreetingNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** The one that would greet, had its provider not refused us since. */
export const findRejectedNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'FAILED', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** The number that dials: the one that has been active longest. */
export const findDialingNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'VAPI' },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** The same among the numbers that lead to a service. */
export const findServiceNumber = (tx: Tx, serviceId: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'VAPI', route: { serviceId } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** The number that was rung, in service or not; null where it is known by the card of its provider alone. */
export const findCalledNumber = (tx: Tx, providerNumberId: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { provider: 'VAPI', providerNumberId } });

/**
 * Our number to which a contact wrote, by what its provider calls it. One of Meta's is ours in whatever state: its address takes what is
 * signed, and the state says only whether anything goes out by it. One of Twilio's counts while it is active; null is that of the card.
 */
export const findMessagedNumber = (
  tx: Tx,
  called: { readonly providerNumberId: string } | { readonly number: string },
): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: 'number' in called ? { state: 'ACTIVE', ...called } : { provider: 'WHATSAPP_CLOUD', ...called },
  });
