import type { Dict, Json, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { ToolResultField } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { HttpTool, McpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EgressClient } from '../../../egress/http-client.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { prepareCall, requestTool, type ToolFacts, type ToolResponse, toolOfFlow } from '../http-tools/index.ts';
import { markToolRemoved, mcpToolOfFlow, prepareMcpCall } from '../mcp-servers/index.ts';

interface ToolInput {
  readonly args: Dict<Json>;
  readonly facts: ToolFacts;
  readonly idempotencyKey: string;
}

export interface PreparedTool {
  /** What the request contains, as JSON for the log and without secrets. */
  readonly sent: string;
  /** Sends the request. Must not be called inside a transaction. Null if the arguments or facts do not fit. */
  readonly send: ((outbound: EgressClient) => Promise<ToolResponse>) | null;
}

/** An HTTP tool or an allowed tool of an MCP server, as flows use it. */
export interface FlowTool {
  readonly owner: { readonly toolId: string } | { readonly mcpToolId: string };
  readonly kind: WorkspaceToolKind;
  /** Whether the provider recognizes a repeated request. */
  readonly isIdempotent: boolean;
  readonly resultNames: readonly string[];
  readonly prepare: (tx: Tx, input: ToolInput) => Promise<PreparedTool>;
  /** Stores what a response says about the tool itself. */
  readonly learn: (tx: Tx, by: EventContext, response: ToolResponse) => Promise<void>;
}

/**
 * Returns the tool that a flow names. Null if there is none that is enabled or allowed, or if it has another kind than
 * the flow expects.
 */
export async function flowTool(
  tx: Tx,
  services: Services,
  { name, kind }: { readonly name: string; readonly kind: WorkspaceToolKind | undefined },
): Promise<FlowTool | null> {
  const http = await toolOfFlow(tx, name, kind);
  if (http) return ofHttpTool(services, http);
  const mcp = await mcpToolOfFlow(tx, name, kind);
  return mcp && ofMcpTool(services, mcp);
}

const ofHttpTool = (services: Services, tool: HttpTool): FlowTool => ({
  owner: { toolId: tool.id },
  kind: tool.kind as WorkspaceToolKind,
  isIdempotent: tool.isIdempotent,
  resultNames: (tool.resultFields as unknown as ToolResultField[]).map(({ name }) => name),
  prepare: async (tx, input) => {
    const { request, removeSecrets, sent } = await prepareCall(tx, services, { tool, ...input });
    return { sent, send: request && ((outbound) => requestTool(outbound, { tool, request, removeSecrets })) };
  },
  learn: async () => {},
});

/** MCP has no key with which a server recognizes a repeated call, so a change is never repeated. */
const ofMcpTool = (services: Services, tool: McpTool): FlowTool => ({
  owner: { mcpToolId: tool.id },
  kind: tool.effect as WorkspaceToolKind,
  isIdempotent: false,
  resultNames: ['text'],
  prepare: (tx, { args }) => prepareMcpCall(tx, services, tool, args),
  learn: async (tx, by, { error }) => {
    if (error === 'TOOL_REMOVED') await markToolRemoved(tx, by, tool.id);
  },
});
