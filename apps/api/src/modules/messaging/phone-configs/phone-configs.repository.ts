import type { PhoneConfig } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type PhoneConfigRow = PhoneConfig;

export const lockPhoneConfig = (tx: Tx, id: string) => lockRow<PhoneConfigRow>(tx, 'PhoneConfig', id);

export const phoneConfigById = (tx: Tx, id: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { id } });

/**
 * Returns whether a phone number can send messages with buttons and lists without a template. Twilio phone numbers
 * cannot. If `id` is null, checks the phone number of the Twilio integration.
 */
export async function hasInteractiveMessages(tx: Tx, id: string | null): Promise<boolean> {
  const number = id && (await phoneConfigById(tx, id));
  return number ? number.provider === 'WHATSAPP_CLOUD' : false;
}

/** Returns the ids of the active simulated phone numbers of WhatsApp Cloud. */
export async function findSandboxNumbers(tx: Tx): Promise<string[]> {
  const where = { provider: 'WHATSAPP_CLOUD', sandbox: true, state: 'ACTIVE' };
  const numbers = await tx.phoneConfig.findMany({ where, select: { id: true } });
  return numbers.map(({ id }) => id);
}

/**
 * Returns the earliest activated Twilio number that is still active. Returns null if no Twilio number is active. The
 * phone number of the Twilio integration is none of these.
 */
export const findTwilioNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'TWILIO' },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/**
 * Returns the phone number used to write to new contacts: the earliest activated number that is still active. Returns
 * null if no number is active.
 */
export const findGreetingNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/**
 * Returns the id of the account's earliest activated phone number that is still active. Returns null if the account has
 * no active phone number, or if its phone number is that of the Twilio integration.
 */
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

/**
 * Returns the earliest activated phone number that would be used to write to new contacts but was rejected by its
 * provider. Returns null if there is none.
 */
export const findRejectedNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'FAILED', provider: { in: ['WHATSAPP_CLOUD', 'TWILIO'] } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/**
 * Returns the phone number from which calls are placed: the earliest activated number that is still active. Returns
 * null if no number is active.
 */
export const findDialingNumber = (tx: Tx): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'VAPI' },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/**
 * Returns the phone number of a service from which calls are placed: the earliest activated number that is still
 * active. Returns null if the service has no active number.
 */
export const findServiceNumber = (tx: Tx, serviceId: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({
    where: { state: 'ACTIVE', provider: 'VAPI', route: { serviceId } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
  });

/**
 * Returns the called phone number in any state. Returns null if the phone number was not added to the workspace, which
 * means that it belongs to the integration.
 */
export const findCalledNumber = (tx: Tx, providerNumberId: string): Promise<PhoneConfigRow | null> =>
  tx.phoneConfig.findFirst({ where: { provider: 'VAPI', providerNumberId } });

/**
 * Returns the phone number to which a contact wrote. WhatsApp Cloud phone numbers are found in any state, because their
 * webhook accepts signed events; Twilio phone numbers are found only while active. Returns null for the integration's
 * phone number.
 */
export const findMessagedNumber = (
  tx: Tx,
  called: { readonly providerNumberId: string } | { readonly number: string },
): Promise<PhoneConfigRow | null> =>
  findRow<PhoneConfigRow>(
    tx,
    'PhoneConfig',
    'number' in called ? { state: 'ACTIVE', ...called } : { provider: 'WHATSAPP_CLOUD', ...called },
  );
