import type { Dict, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { McpServer, McpTool } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockServer = (tx: Tx, id: string) => lockRow<McpServer>(tx, 'McpServer', id);
export const lockMcpTool = (tx: Tx, id: string) => lockRow<McpTool>(tx, 'McpTool', id);

/** Returns the effects of the allowed tools by the names that flows use, for the engine. */
export async function readMcpToolKinds(tx: Tx): Promise<Dict<WorkspaceToolKind>> {
  const rows = await tx.sql<{ name: string; effect: WorkspaceToolKind }>`
    select flow_name as name, effect from mcp_tools where status = 'ALLOWED'`;
  return Object.fromEntries(rows.map(({ name, effect }) => [name, effect]));
}
