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
  /** Content of the tool request for the call log, as JSON without secrets. */
  readonly sent: string;
  /** Sends the request. Must not be run inside a transaction. Null if the arguments or facts are invalid. */
  readonly send: ((outbound: EgressClient) => Promise<ToolResponse>) | null;
}

/** HTTP tool, or allowed tool of an MCP server, in the form that flows use. */
export interface FlowTool {
  readonly owner: { readonly toolId: string } | { readonly mcpToolId: string };
  readonly kind: WorkspaceToolKind;
  /**
   * True if the provider detects duplicate requests, so that a request can be sent again without being executed twice.
   */
  readonly isIdempotent: boolean;
  readonly resultNames: readonly string[];
  readonly prepare: (tx: Tx, input: ToolInput) => Promise<PreparedTool>;
  /** Stores what the response reveals about the tool, such as that the tool was removed. */
  readonly learn: (tx: Tx, by: EventContext, response: ToolResponse) => Promise<void>;
}

/**
 * Returns the tool with the name used in a flow. Returns null if no enabled or allowed tool has this name, or if the
 * tool has another kind than the flow expects.
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

/**
 * MCP has no idempotency key by which a server could detect a repeated call, so a call that makes a change is never
 * repeated.
 */
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
