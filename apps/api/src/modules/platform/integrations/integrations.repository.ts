import { MODEL_PROVIDERS } from '@frontdesk/domain';
import type { Integration } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { findRow, findRows } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type IntegrationRow = Integration;

export const lockIntegration = (tx: Tx, id: string) => lockRow<IntegrationRow>(tx, 'Integration', id);

/**
 * Returns the integration of a provider in the current workspace, which has at most one integration per provider.
 * Returns null if there is none.
 */
export const integrationWith = (tx: Tx, provider: string): Promise<IntegrationRow | null> =>
  findRow<IntegrationRow>(tx, 'Integration', { provider });

export const hasIntegration = async (tx: Tx, provider: string): Promise<boolean> =>
  (await integrationWith(tx, provider)) !== null;

/** Returns whether an account of a model provider is connected. */
export const hasModel = async (tx: Tx): Promise<boolean> => (await modelIntegrations(tx)).length > 0;

/** Returns the integrations of model providers, in the fixed order of the providers. */
export async function modelIntegrations(tx: Tx): Promise<IntegrationRow[]> {
  // All integrations are read, because a workspace has at most one integration per provider.
  const rows = await findRows<IntegrationRow>(tx, 'Integration', {});
  return MODEL_PROVIDERS.flatMap((provider) => rows.filter((row) => row.provider === provider));
}

export const integrationById = (tx: Tx, id: string): Promise<IntegrationRow | null> =>
  findRow<IntegrationRow>(tx, 'Integration', { id });
