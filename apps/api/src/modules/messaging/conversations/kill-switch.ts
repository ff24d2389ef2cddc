import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Returns whether sending is enabled. Locks the workspace until the end of the transaction, so that a concurrent pause
 * takes effect only afterwards (CB-18).
 */
export async function isSendingEnabled(tx: Tx): Promise<boolean> {
  const [workspace] = await tx.sql<{ running: boolean }>`
    select agent_paused_at is null as running from workspaces for share`;
  return workspace?.running === true;
}
