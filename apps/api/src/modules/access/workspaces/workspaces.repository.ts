import type { Workspace } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type WorkspaceRow = Workspace;

/**
 * Returns the only workspace that is visible in this transaction under row-level security. Throws an error if it was
 * deleted.
 */
export const currentWorkspace = (tx: Tx): Promise<WorkspaceRow> => tx.workspace.findFirstOrThrow();

/**
 * Locks the workspace row until the end of the transaction. Inserting rows that reference the workspace is not blocked.
 */
export async function lockWorkspace(tx: Tx): Promise<WorkspaceRow> {
  await tx.sql`select 1 from workspaces for no key update`;
  return currentWorkspace(tx);
}
