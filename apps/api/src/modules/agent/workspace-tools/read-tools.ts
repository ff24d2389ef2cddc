import type { Dict, WorkspaceTool, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { readHttpTools } from '../http-tools/index.ts';
import { readAllowedTools } from '../mcp-servers/index.ts';

/**
 * Returns the kinds of the tools that flows can use, by name, for the engine. Runs a single SQL statement, because it
 * is called in each run.
 */
export async function readToolKinds(tx: Tx): Promise<Dict<WorkspaceToolKind>> {
  const rows = await tx.sql<{ name: string; kind: WorkspaceToolKind }>`
    select name, kind from http_tools where disabled_at is null
    union all
    select flow_name, effect from mcp_tools where status = 'ALLOWED'`;
  return Object.fromEntries(rows.map(({ name, kind }) => [name, kind]));
}

/** Returns the tools that flows can use, by name, for the validation of flows. */
export async function readWorkspaceTools(tx: Tx): Promise<Dict<WorkspaceTool>> {
  return { ...(await readAllowedTools(tx)), ...(await readHttpTools(tx)) };
}
