import type { Workspace } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type WorkspaceRow = Workspace;

/** The transaction knows one workspace, so there is only one to find. */
export const currentWorkspace = (tx: Tx): Promise<WorkspaceRow> => tx.workspace.findFirstOrThrow();

/** The same with the row held until the transaction ends, so that what was read is what is changed; leads still arrive. */
export async function lockWorkspace(tx: Tx): Promise<WorkspaceRow> {
  await tx.sql`select 1 from workspaces for no key update`;
  return currentWorkspace(tx);
}
