import type { Dict, Json } from '@frontdesk/agent/engine';
import { TOOL_LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { parseJson } from '../../http-tools/index.ts';
import { prepareMcpCall } from '../prepare-mcp-call.ts';

/**
 * Calls an allowed tool with example arguments. Tests are not recorded in the call log. Refuses arguments that do not
 * match the schema.
 */
export async function testMcpTool(ctx: WorkspaceContext, input: { readonly id: string; readonly arguments: string }) {
  const { services } = ctx;
  const args = input.arguments.length > TOOL_LIMITS.testArgumentsLength ? undefined : parseJson(input.arguments);
  const isObject = typeof args === 'object' && args !== null && !Array.isArray(args);
  const { tool, prepared } = await ctx.db.read(async (tx) => {
    const found = authorize(ctx, 'test', 'McpTool', await tx.mcpTool.findFirst({ where: { id: input.id } }));
    const isUsable = isObject && found.status === 'ALLOWED';
    return { tool: found, prepared: isUsable ? await prepareMcpCall(tx, services, found, args as Dict<Json>) : null };
  });
  if (tool.status !== 'ALLOWED') return refused('MCP_TOOL_NOT_ALLOWED');
  if (!prepared?.send) return refused('TOOL_ARGUMENTS_INVALID', 'arguments');
  await services.rateLimits.take('try:workspace', ctx.workspace.id);
  const { status: responseStatus, durationMs, error, result } = await prepared.send(services.outbound);
  await ctx.db.write((tx) =>
    recordEvent(tx, ctx, {
      name: 'mcp_tool.tested',
      subject: { type: 'McpTool', id: tool.id },
      after: { name: tool.flowName, status: responseStatus },
    }),
  );
  const test = { responseStatus, durationMs, error, result: result && JSON.stringify(result) };
  return { test } as const;
}
