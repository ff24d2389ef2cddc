import type { Dict, Json, WorkspaceToolKind } from '@frontdesk/agent/engine';
import type { CallToolResult } from '@modelcontextprotocol/client';
import type { McpTool } from '../../../db/generated/client.ts';
import type { EgressClient } from '../../../egress/http-client.ts';
import { boundedText, type ToolResponse } from '../http-tools/index.ts';
import { isMcpFailure, type McpFailure, type McpSession, withMcpServer } from './mcp-connection.ts';
import type { OpenedServer } from './secrets.ts';

interface McpCall {
  /** Name, argument schema and effect that a member allowed. */
  readonly tool: Pick<McpTool, 'name' | 'inputSchema' | 'effect'>;
  readonly server: OpenedServer;
  readonly args: Dict<Json>;
  readonly timeoutMs: number;
}

type Outcome = Pick<ToolResponse, 'error' | 'status' | 'result'> & { readonly isSent: boolean };

/** Calls a tool of an MCP server, without retries. Must not be called inside a transaction. */
export async function callMcpTool(outbound: EgressClient, call: McpCall): Promise<ToolResponse> {
  const began = performance.now();
  const { server, timeoutMs, tool } = call;
  const came = await withMcpServer(outbound, { endpoint: server.endpoint, timeoutMs }, (session) =>
    callIn(session, call),
  );
  const outcome = isMcpFailure(came) ? outcomeOfFailure(came, tool.name) : came;
  const { error, status, result } = outcome;
  const durationMs = Math.round(performance.now() - began);
  return { state: stateOf(tool.effect as WorkspaceToolKind, outcome), error, status, result, durationMs, retries: 0 };
}

async function callIn({ client, left, lastStatus }: McpSession, { tool, args, server }: McpCall): Promise<Outcome> {
  const { name } = tool;
  // With the pinned tool definition, the SDK does not request the definition from the server.
  const toolDefinition = { name, inputSchema: JSON.parse(tool.inputSchema) as { type: 'object' } };
  const params = { name, arguments: args };
  const result = await client.callTool(params, { timeout: left(), toolDefinition });
  const text = boundedText(textOf(result), server.removeSecrets);
  if (!result.isError) return { error: null, status: lastStatus(), result: { text }, isSent: true };
  // Servers with an earlier version of the SDK report an unknown tool as the result of a call.
  const isUnknown = text.startsWith(INVALID_PARAMS) && isNoSuchTool(text.slice(INVALID_PARAMS.length), name);
  return { error: isUnknown ? 'TOOL_REMOVED' : 'TOOL_ERROR', status: lastStatus(), result: null, isSent: !isUnknown };
}

const INVALID_PARAMS = 'MCP error -32602: ';

/**
 * Returns whether an error of the server means that it has no such tool. The whole text must match, because an error
 * text can repeat an argument, and a tool marked as removed is unavailable in all conversations.
 */
function isNoSuchTool(text: string, name: string): boolean {
  const said = text.trim().replace(/\.$/, '').replaceAll(/["'`]/g, '').toLowerCase();
  const tool = name.toLowerCase();
  return [tool, `unknown tool: ${tool}`, `no such tool: ${tool}`, `tool ${tool} not found`].includes(said);
}

/** Error codes which mean that the server did not execute the request. */
const NOT_EXECUTED: readonly number[] = [-32700, -32600, -32601, -32602];

function outcomeOfFailure({ error, status, isBeforeWork, refusal }: McpFailure, name: string): Outcome {
  if (error !== 'PROTOCOL') return { error, status, result: null, isSent: !isBeforeWork };
  const code = refusal?.code ?? 0;
  const isUnknown = !isBeforeWork && code === -32602 && isNoSuchTool(refusal!.message, name);
  const isSent = !isBeforeWork && !NOT_EXECUTED.includes(code);
  return { error: isUnknown ? 'TOOL_REMOVED' : 'TOOL_ERROR', status, result: null, isSent };
}

const NOT_SENT: readonly ToolResponse['error'][] = ['ADDRESS', 'DNS', 'TLS'];

/**
 * Returns the state of the change that a tool call makes. If the result was lost, the state is unknown. A change that
 * the tool reported as failed was not made.
 */
function stateOf(effect: WorkspaceToolKind, { error, isSent, status }: Outcome): ToolResponse['state'] {
  if (error === null) return 'SUCCEEDED';
  if (effect === 'READS' || !isSent || NOT_SENT.includes(error)) return 'FAILED';
  const isReported = error === 'TOOL_ERROR' && status !== null && status < 300;
  const isRefused = error === 'STATUS' && status !== null && status < 500;
  return isReported || isRefused ? 'FAILED' : 'UNKNOWN';
}

/** Joins the texts of a result. Other content is only named, because flows can insert only text. */
function textOf({ content, structuredContent }: CallToolResult): string {
  const texts = content.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  const omitted = content.filter(({ type }) => type !== 'text').map(({ type }) => `[${type} omitted]`);
  if (texts.length === 0 && omitted.length === 0 && structuredContent) return JSON.stringify(structuredContent);
  return [...texts, ...omitted].join('\n');
}
