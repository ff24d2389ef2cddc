import type { Integration } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type IntegrationRow = Integration;

export const lockIntegration = (tx: Tx, id: string) => lockRow<IntegrationRow>(tx, 'Integration', id);

/** The transaction knows one workspace, which has at most one of each provider. */
export const integrationWith = (tx: Tx, provider: string): Promise<IntegrationRow | null> =>
  tx.integration.findFirst({ where: { provider } });

export const hasIntegration = async (tx: Tx, provider: string): Promise<boolean> =>
  (await integrationWith(tx, provider)) !== null;

export const integrationById = (tx: Tx, id: string): Promise<IntegrationRow | null> =>
  tx.integration.findFirst({ where: { id } });
