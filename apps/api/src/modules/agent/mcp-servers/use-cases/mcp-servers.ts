import { MCP_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { enqueueMcpRead } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { requireFeature } from '../../../platform/billing/index.ts';
import { lockServer } from '../mcp-servers.repository.ts';
import { type McpServerTerms, validateServer, validName } from '../mcp-servers.validation.ts';
import { openHeader, sealHeader } from '../secrets.ts';

/**
 * Connects an MCP server (AG-23). A job reads the tools of the server. A member must allow each tool before flows can
 * use the tool.
 */
export async function connectMcpServer(ctx: WorkspaceContext, input: McpServerTerms & { readonly name: string }) {
  const name = validName(input.name);
  if (isRefused(name)) return name;
  const valid = await validateServer(ctx.services.outbound, input);
  if (isRefused(valid)) return valid;
  const { columns, secret } = valid;
  if (columns.authorization === 'HEADER' && secret === null) return refused('MCP_SECRET_REQUIRED', 'headerValue');
  return ctx.db.write(async (tx) => {
    const missing = await requireFeature(tx, ctx.services, 'mcp_servers');
    if (missing) return missing;
    // Serializes concurrent changes, so that the maximum number of servers is not exceeded and names stay unique.
    await lockWorkspace(tx);
    if ((await tx.mcpServer.count()) >= MCP_LIMITS.servers) return refused('MCP_SERVERS_TOO_MANY');
    if (await tx.mcpServer.findFirst({ where: { name }, select: { id: true } }))
      return refused('MCP_SERVER_NAME_TAKEN', 'name');
    const owner = { workspaceId: ctx.workspace.id, id: uuidv7(), url: columns.url };
    const sealed = await sealHeader(ctx.services, tx, owner, secret);
    const now = ctx.services.clock();
    const stamp = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
    const data = { ...owner, name, ...columns, ...sealed, ...stamp, status: 'READING', nextReadAt: rereadAt(now) };
    await tx.mcpServer.create({ data });
    await enqueueMcpRead(tx, owner);
    const subject = { type: 'McpServer', id: owner.id };
    await recordEvent(tx, ctx, { name: 'mcp_server.connected', subject, after: toAuditData({ name, ...columns }) });
    return { server: byId(owner.id) } as const;
  });
}

/**
 * Changes the URL or authorization of a server, and reads its tools again. If the URL changes, no tool of the server
 * can be used until a member has reviewed the tool again. Refused if the server has changed since `revision`.
 */
export async function updateMcpServer(
  ctx: WorkspaceContext,
  { id, revision, ...input }: McpServerTerms & { readonly id: string; readonly revision: number },
) {
  const valid = await validateServer(ctx.services.outbound, input);
  if (isRefused(valid)) return valid;
  const { columns, secret } = valid;
  return ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'McpServer', await lockServer(tx, id));
    if (before.revision !== revision) return refused('MCP_SERVER_CHANGED', 'revision');
    const hasHeader = columns.authorization === 'HEADER';
    const kept = hasHeader ? await openHeader(ctx.services, tx, { ...before, url: columns.url }) : null;
    const value = secret ?? kept;
    if (hasHeader && value === null) return refused('MCP_SECRET_REQUIRED', 'headerValue');
    const sealed = await sealHeader(ctx.services, tx, { ...before, url: columns.url }, value);
    const now = ctx.services.clock();
    const stamp = { updatedAt: now, updatedByName: ctx.actor.name, revision: revision + 1 };
    // A different URL can belong to a different system with different tools.
    const isMoved = before.url !== columns.url;
    const unread = { status: 'READING', ...(isMoved ? { lastReadAt: null } : {}) };
    await tx.mcpServer.updateMany({ where: { id }, data: { ...columns, ...sealed, ...stamp, ...unread } });
    if (isMoved)
      await tx.mcpTool.updateMany({ where: { serverId: id, status: 'ALLOWED' }, data: { status: 'CHANGED' } });
    await enqueueMcpRead(tx, { workspaceId: ctx.workspace.id, id });
    const change = { before: toAuditData(before), after: toAuditData({ ...columns, name: before.name }) };
    await recordEvent(tx, ctx, { name: 'mcp_server.updated', subject: { type: 'McpServer', id }, ...change });
    return { server: byId(id) } as const;
  });
}

/** Reads the tool list of a server again. */
export const refreshMcpServer = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const { name } = authorize(ctx, 'update', 'McpServer', await lockServer(tx, id));
    await tx.mcpServer.updateMany({ where: { id }, data: { status: 'READING' } });
    await enqueueMcpRead(tx, { workspaceId: ctx.workspace.id, id });
    await recordEvent(tx, ctx, {
      name: 'mcp_server.refreshed',
      subject: { type: 'McpServer', id },
      after: { name },
    });
    return { server: byId(id) } as const;
  });

/** Deletes a server with its tools and their call log. Flows that use one of the tools hand off. */
export const deleteMcpServer = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'delete', 'McpServer', await lockServer(tx, id));
    await tx.mcpServer.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, {
      name: 'mcp_server.deleted',
      subject: { type: 'McpServer', id },
      before: toAuditData(before),
    });
    return { id } as const;
  });

const rereadAt = (now: Date): Date => new Date(now.getTime() + MCP_LIMITS.rereadHours * 3_600_000);

/**
 * Returns the settings for the audit log. The URL is reduced to its origin, because the rest of the URL can contain a
 * key.
 */
const toAuditData = ({ name, url, authorization }: { name: string; url: string; authorization: string }) => ({
  name,
  url: new URL(url).origin,
  authorization,
});
