import type { Dict, WorkspaceTool, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { ToolResultField } from '@frontdesk/domain';
import type { HttpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused } from '../../../errors/refused.ts';
import { compileSchema } from './argument-schema.ts';

/** Returns the enabled tools by name, for the validation of flows. */
export async function readHttpTools(tx: Tx): Promise<Dict<WorkspaceTool>> {
  const tools = await tx.httpTool.findMany({ where: { disabledAt: null } });
  return Object.fromEntries(tools.map((tool) => [tool.name, toWorkspaceTool(tool)]));
}

/** Converts a tool to the form that the validation of flows requires. */
export function toWorkspaceTool({ kind, argumentSchema, resultFields }: HttpTool): WorkspaceTool {
  const schema = compileSchema(argumentSchema);
  const results = (resultFields as unknown as ToolResultField[]).map(({ name }) => name);
  return { kind: kind as WorkspaceToolKind, args: isRefused(schema) ? {} : schema.args, results };
}
