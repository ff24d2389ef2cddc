import type { ToolKind } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { compileInputSchema } from '../input-schema.ts';
import { lockMcpTool, lockServer } from '../mcp-servers.repository.ts';

interface Allowance {
  readonly id: string;
  /** Hash of the tool description that the member reviewed. */
  readonly hash: string;
  readonly effect: ToolKind;
}

/**
 * Allows flows to use a tool with exactly the description that the member reviewed. Refused if the server has changed
 * the description in the meantime, if the URL of the server has changed since the list was read, or if flows cannot use
 * its arguments.
 */
export const allowMcpTool = (ctx: WorkspaceContext, { id, hash, effect }: Allowance) =>
  ctx.db.write(async (tx) => {
    const found = await tx.mcpTool.findFirst({ where: { id } });
    // Locks the server first, in the same order as reads. A concurrent change of the URL waits for the lock and then
    // makes the tool unusable.
    const server = found && (await lockServer(tx, found.serverId));
    const tool = authorize(ctx, 'update', 'McpTool', await lockMcpTool(tx, id));
    if (tool.status === 'REMOVED') return refused('MCP_TOOL_REMOVED');
    if (tool.hash !== hash || !server?.lastReadAt) return refused('MCP_TOOL_CHANGED', 'hash');
    const schema = compileInputSchema(tool.inputSchema);
    if (isRefused(schema)) return schema;
    // Published flows call read-only tools without asking the contact for confirmation.
    if (tool.pinnedHash !== null && tool.effect === 'READS' && effect === 'CHANGES')
      return refused('MCP_EFFECT_FIXED', 'effect');
    const pinned = {
      pinnedHash: tool.hash,
      pinnedDescription: tool.description,
      pinnedSchema: tool.inputSchema,
      pinnedAnnotations: tool.annotations,
      allowedAt: ctx.services.clock(),
      allowedByName: ctx.actor.name,
    };
    await tx.mcpTool.updateMany({ where: { id }, data: { ...pinned, effect, status: 'ALLOWED' } });
    const after = { name: tool.flowName, effect, hash };
    await recordEvent(tx, ctx, { name: 'mcp_tool.allowed', subject: { type: 'McpTool', id }, after });
    return { tool: byId(id) } as const;
  });

/**
 * Blocks a tool. Flows that call the tool receive an error and continue, or hand off. Blocking a blocked tool has no
 * effect.
 */
export const blockMcpTool = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const tool = authorize(ctx, 'update', 'McpTool', await lockMcpTool(tx, id));
    if (tool.status !== 'BLOCKED') {
      await tx.mcpTool.updateMany({ where: { id }, data: { status: 'BLOCKED' } });
      const after = { name: tool.flowName };
      await recordEvent(tx, ctx, { name: 'mcp_tool.blocked', subject: { type: 'McpTool', id }, after });
    }
    return { tool: byId(id) } as const;
  });
