import type { ApiKey } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type ApiKeyRow = ApiKey;

export const lockApiKey = (tx: Tx, id: string) => lockRow<ApiKeyRow>(tx, 'ApiKey', id);

export type ApiKeyStatus = 'ACTIVE' | 'EXPIRED' | 'REVOKED';
