import type { Integration } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type IntegrationRow = Integration;

export const lockIntegration = (tx: Tx, id: string) => lockRow<IntegrationRow>(tx, 'Integration', id);

/**
 * Returns the integration of a provider in the transaction's workspace, which has at most one per provider. Returns
 * null if it has none.
 */
export const integrationWith = (tx: Tx, provider: string): Promise<IntegrationRow | null> =>
  findRow<IntegrationRow>(tx, 'Integration', { provider });

export const hasIntegration = async (tx: Tx, provider: string): Promise<boolean> =>
  (await integrationWith(tx, provider)) !== null;

export const integrationById = (tx: Tx, id: string): Promise<IntegrationRow | null> =>
  tx.integration.findFirst({ where: { id } });
