import type { Tx } from '../../db/tenant-db.ts';

/**
 * CB-18: whether anything may leave the workspace. The answer holds until the transaction ends: whoever pauses waits for it,
 * and what asks later hears of the pause.
 */
export async function isSendingEnabled(tx: Tx): Promise<boolean> {
  const [workspace] = await tx.sql<{ running: boolean }>`
    select agent_paused_at is null as running from workspaces for share`;
  return workspace?.running === true;
}
