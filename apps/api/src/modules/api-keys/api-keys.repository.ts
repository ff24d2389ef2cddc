import type { ApiKey } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type ApiKeyRow = ApiKey;

/** The key, with the row held until the transaction ends. */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKeyRow | null> {
  await tx.$queryRaw`select 1 from api_keys where id = ${id}::uuid for update`;
  return tx.apiKey.findFirst({ where: { id } });
}

/** A label that only an expired key still holds is free. */
export async function freeLabel(tx: Tx, label: string, now: Date): Promise<void> {
  await tx.apiKey.updateMany({ where: { activeLabel: label, expiresAt: { lte: now } }, data: { activeLabel: null } });
}

export type ApiKeyStatus = 'ACTIVE' | 'EXPIRED' | 'REVOKED';
