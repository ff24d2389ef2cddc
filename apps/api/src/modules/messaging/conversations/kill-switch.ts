import type { Tx } from '../../../db/tenant-db.ts';

/**
 * CB-18: returns whether sending is enabled. Holds a lock until the end of the transaction, so that a concurrent
 * pause takes effect after it.
 */
export async function isSendingEnabled(tx: Tx): Promise<boolean> {
  const [workspace] = await tx.sql<{ running: boolean }>`
    select agent_paused_at is null as running from workspaces for share`;
  return workspace?.running === true;
}
