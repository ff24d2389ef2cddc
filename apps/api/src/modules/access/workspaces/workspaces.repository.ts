import type { Workspace } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type WorkspaceRow = Workspace;

/** Row-level security leaves one workspace in the transaction. */
export const currentWorkspace = (tx: Tx): Promise<WorkspaceRow> => tx.workspace.findFirstOrThrow();

/** Locks the workspace row until the end of the transaction. Leads can still arrive. */
export async function lockWorkspace(tx: Tx): Promise<WorkspaceRow> {
  await tx.sql`select 1 from workspaces for no key update`;
  return currentWorkspace(tx);
}
