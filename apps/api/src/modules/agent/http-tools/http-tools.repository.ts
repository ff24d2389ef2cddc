import type { Dict, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { HttpTool } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockTool = (tx: Tx, id: string) => lockRow<HttpTool>(tx, 'HttpTool', id);

/** Returns the kinds of the enabled tools by name, for the engine. */
export async function readHttpToolKinds(tx: Tx): Promise<Dict<WorkspaceToolKind>> {
  const rows = await tx.sql<{ name: string; kind: WorkspaceToolKind }>`
    select name, kind from http_tools where disabled_at is null`;
  return Object.fromEntries(rows.map(({ name, kind }) => [name, kind]));
}
