import { MCP_LIMITS, type McpReadError } from '@frontdesk/domain';
import type { Tool } from '@modelcontextprotocol/client';
import type { EgressClient } from '../../../egress/http-client.ts';
import { isMcpFailure, type McpSession, withMcpServer } from './mcp-connection.ts';
import type { OpenedServer } from './secrets.ts';
import { describeTool, type ToolDescription } from './tool-description.ts';

export interface ToolList {
  readonly tools: readonly ToolDescription[];
  /** Number of tools that were skipped because they exceed a limit or have the same name as another tool. */
  readonly skipped: number;
  /** True if the server has more tools, or more pages of tools, than the limits allow to read. */
  readonly isTooLong: boolean;
}

/**
 * Fetches the tool list of a server, within the limits. The result does not contain the server's secret. Must not be
 * called inside a transaction.
 */
export async function readToolList(
  outbound: EgressClient,
  { endpoint, removeSecrets }: OpenedServer,
): Promise<ToolList | { readonly error: McpReadError }> {
  const timeoutMs = MCP_LIMITS.readSeconds * 1000;
  const withoutSecrets = (tool: Tool) => JSON.parse(removeSecrets(JSON.stringify(tool))) as Tool;
  const list = await withMcpServer(outbound, { endpoint, timeoutMs }, async (session) => {
    const { found, hasMore } = await readPages(session);
    return boundedList(found.map(withoutSecrets), hasMore);
  });
  return isMcpFailure(list) ? { error: list.error } : list;
}

async function readPages({ client, left }: McpSession): Promise<{ found: Tool[]; hasMore: boolean }> {
  const found: Tool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MCP_LIMITS.pages; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    // oxlint-disable-next-line no-await-in-loop -- a page contains the cursor of the next one.
    const { tools, nextCursor } = await client.request({ method: 'tools/list', params }, { timeout: left() });
    found.push(...tools);
    cursor = nextCursor;
    if (cursor === undefined || found.length > MCP_LIMITS.tools) break;
  }
  return { found, hasMore: cursor !== undefined };
}

/**
 * Applies the limits to the tool list. Tools with the same name are all skipped, because the name does not identify one
 * of them.
 */
function boundedList(found: readonly Tool[], hasMore: boolean): ToolList {
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const usable = found.flatMap((tool) => (counts.get(tool.name) === 1 ? (describeTool(tool) ?? []) : []));
  const tools = usable.slice(0, MCP_LIMITS.tools);
  return { tools, skipped: found.length - tools.length, isTooLong: hasMore || usable.length > tools.length };
}
