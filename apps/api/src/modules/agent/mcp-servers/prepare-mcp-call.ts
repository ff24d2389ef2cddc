import type { Dict, Json, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { Services } from '../../../auth/context.ts';
import type { McpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EgressClient } from '../../../egress/http-client.ts';
import { isRefused } from '../../../errors/refused.ts';
import type { ToolResponse } from '../http-tools/index.ts';
import { callMcpTool } from './call-tool.ts';
import { compileInputSchema } from './input-schema.ts';
import { openServer } from './secrets.ts';

export interface PreparedMcpCall {
  /** Arguments of the tool call, as JSON for the call log. */
  readonly sent: string;
  /** Sends the call. Must not be run inside a transaction. Null if the arguments do not match the schema. */
  readonly send: ((outbound: EgressClient) => Promise<ToolResponse>) | null;
}

/**
 * Returns the allowed tool that a flow uses. Returns null if its description differs from the one that a member
 * allowed, or if its effect differs from the one that the flow expects.
 */
export async function mcpToolOfFlow(
  tx: Tx,
  flowName: string,
  effect: WorkspaceToolKind | undefined,
): Promise<McpTool | null> {
  const tool = await tx.mcpTool.findFirst({ where: { flowName, status: 'ALLOWED' } });
  return tool && tool.effect === effect && tool.hash === tool.pinnedHash ? tool : null;
}

/** Validates the arguments of a call against the pinned schema and decrypts the secret of the server. */
export async function prepareMcpCall(
  tx: Tx,
  services: Pick<Services, 'vault'>,
  tool: McpTool,
  args: Dict<Json>,
): Promise<PreparedMcpCall> {
  const row = await tx.mcpServer.findFirstOrThrow({ where: { id: tool.serverId } });
  const server = await openServer(services, tx, row);
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null)) as Dict<Json>;
  const schema = compileInputSchema(tool.inputSchema);
  const values = isRefused(schema) ? null : schema.toServer(given);
  const timeoutMs = row.timeoutSeconds * 1000;
  return {
    sent: server.removeSecrets(JSON.stringify(values ?? given)),
    send: values && ((outbound) => callMcpTool(outbound, { tool, server, args: values, timeoutMs })),
  };
}
