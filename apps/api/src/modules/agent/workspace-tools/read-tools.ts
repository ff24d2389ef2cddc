import type { Dict, WorkspaceTool, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { readHttpToolKinds, readHttpTools } from '../http-tools/index.ts';
import { readAllowedTools, readMcpToolKinds } from '../mcp-servers/index.ts';

/** Returns the kinds of the tools that flows can use by name, for the engine. */
export async function readToolKinds(tx: Tx): Promise<Dict<WorkspaceToolKind>> {
  return { ...(await readMcpToolKinds(tx)), ...(await readHttpToolKinds(tx)) };
}

/** Returns the tools that flows can use by name, for the checks of flows. */
export async function readWorkspaceTools(tx: Tx): Promise<Dict<WorkspaceTool>> {
  return { ...(await readAllowedTools(tx)), ...(await readHttpTools(tx)) };
}
