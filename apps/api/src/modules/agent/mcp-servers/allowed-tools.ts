import type { Dict, WorkspaceTool, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { McpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused } from '../../../errors/refused.ts';
import { compileInputSchema } from './input-schema.ts';

/** Returns the allowed tools by the names that flows use, for the validation of flows. */
export async function readAllowedTools(tx: Tx): Promise<Dict<WorkspaceTool>> {
  const tools = await tx.mcpTool.findMany({ where: { status: 'ALLOWED' } });
  return Object.fromEntries(tools.map((tool) => [tool.flowName, toWorkspaceTool(tool)]));
}

/** Converts a tool to the form that the validation of flows requires. */
export function toWorkspaceTool({ effect, inputSchema }: McpTool): WorkspaceTool {
  const schema = compileInputSchema(inputSchema);
  return { kind: effect as WorkspaceToolKind, args: isRefused(schema) ? {} : schema.args, results: ['text'] };
}
