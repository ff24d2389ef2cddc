import type { ApiKey } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type ApiKeyRow = ApiKey;

export const lockApiKey = (tx: Tx, id: string) => lockRow<ApiKeyRow>(tx, 'ApiKey', id);

/** Frees a label that only an expired key holds. */
export async function releaseLabel(tx: Tx, label: string, now: Date): Promise<void> {
  await tx.apiKey.updateMany({ where: { activeLabel: label, expiresAt: { lte: now } }, data: { activeLabel: null } });
}

export type ApiKeyStatus = 'ACTIVE' | 'EXPIRED' | 'REVOKED';
