import type { Lead } from '../../../db/generated/client.ts';
import { lockRow, lockTexts } from '../../../db/lock.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type LeadRow = Lead;

export const lockLead = (tx: Tx, id: string) => lockRow<LeadRow>(tx, 'Lead', id);

/**
 * Locks an external id until the end of the transaction, so that concurrent requests create only one lead. Returns the
 * existing lead with this id, or null if there is none.
 */
export async function claimExternalId(tx: Tx, workspaceId: string, externalId: string): Promise<LeadRow | null> {
  await lockExternalIds(tx, workspaceId, [externalId]);
  return findRow<LeadRow>(tx, 'Lead', { externalId });
}

/** Locks external ids until the end of the transaction, in the same order for all callers. */
export const lockExternalIds = (tx: Tx, workspaceId: string, externalIds: readonly string[]): Promise<void> =>
  lockTexts(
    tx,
    externalIds.map((externalId) => `lead ${workspaceId} ${externalId}`),
  );
