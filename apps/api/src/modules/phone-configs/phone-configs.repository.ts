import type { PhoneConfig } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type PhoneConfigRow = PhoneConfig;

export const lockPhoneConfig = (tx: Tx, id: string) => lockRow<PhoneConfigRow>(tx, 'PhoneConfig', id);

export const phoneConfigById = (tx: Tx, id: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { id } });

/** The active number with which a contact is met whom nobody knows yet: the one that has been active longest. */
export const numberThatGreets = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/** Our active number to which a contact wrote, by what its provider calls it; null where it is the one of the Twilio card. */
export const numberCalled = (
  tx: Tx,
  called: { readonly providerNumberId: string } | { readonly number: string },
): Promise<PhoneConfigRow | null> => tx.phoneConfig.findFirst({ where: { state: 'ACTIVE', ...called } });
