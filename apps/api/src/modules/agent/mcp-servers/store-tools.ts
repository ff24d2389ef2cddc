import { MCP_LIMITS, type McpToolStatus } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { McpServer, McpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';
import type { ToolList } from './read-tool-list.ts';
import { chooseFlowName, type ToolDescription } from './tool-description.ts';

/** Stores the tool list of a server. Tools that differ from the version that a member allowed can no longer be used. */
export async function storeTools(tx: Tx, by: EventContext, server: McpServer, list: ToolList): Promise<void> {
  const now = by.services.clock();
  const known = await tx.mcpTool.findMany({ where: { serverId: server.id } });
  const listed = new Map(list.tools.map((tool) => [tool.name, tool]));
  let isLost = false;
  for (const tool of known) {
    // oxlint-disable-next-line no-await-in-loop -- at most some hundred tools, in one transaction.
    const wasAllowed = await updateTool(tx, by, tool, listed.get(tool.name) ?? null);
    isLost ||= wasAllowed;
    listed.delete(tool.name);
  }
  const added = await newTools(tx, server, [...listed.values()]);
  await tx.mcpTool.createMany({ data: added.map((tool) => ({ ...tool, createdAt: now, changedAt: now })) });
  if (isLost) await notifyReviewers(tx, by, server);
  const nextReadAt = new Date(now.getTime() + MCP_LIMITS.rereadHours * 3_600_000);
  const lastError = list.isTooLong ? 'LIST_TOO_LONG' : null;
  const data = { status: 'CONNECTED', lastError, lastReadAt: now, nextReadAt, skippedTools: list.skipped };
  await tx.mcpServer.updateMany({ where: { id: server.id }, data });
}

/**
 * Returns the status of a known tool after the list was read. An unavailable tool stays unavailable until a member
 * reviews it.
 */
export function statusAfterRead(status: McpToolStatus, { isListed, isSame }: { isListed: boolean; isSame: boolean }) {
  if (status === 'BLOCKED') return 'BLOCKED';
  if (!isListed) return 'REMOVED';
  if (status === 'NEW') return 'NEW';
  return status === 'ALLOWED' && isSame ? 'ALLOWED' : 'CHANGED';
}

/** Updates a known tool. Returns true if flows could use the tool before and no longer can. */
async function updateTool(tx: Tx, by: EventContext, tool: McpTool, found: ToolDescription | null): Promise<boolean> {
  const before = tool.status as McpToolStatus;
  const status = statusAfterRead(before, { isListed: found !== null, isSame: found?.hash === tool.hash });
  // Only tools that a member has reviewed are kept, so that a server cannot fill the table with new names.
  if (status === 'REMOVED' && tool.pinnedHash === null) {
    await tx.mcpTool.deleteMany({ where: { id: tool.id } });
    return false;
  }
  const isDifferent = found !== null && found.hash !== tool.hash;
  if (status === before && !isDifferent) return false;
  const change = isDifferent ? { ...found, changedAt: by.services.clock() } : {};
  await tx.mcpTool.updateMany({ where: { id: tool.id }, data: { ...change, status } });
  if (before !== 'ALLOWED') return false;
  const name = status === 'REMOVED' ? 'mcp_tool.removed' : 'mcp_tool.changed';
  await recordEvent(tx, by, { name, subject: { type: 'McpTool', id: tool.id }, after: { name: tool.flowName } });
  return true;
}

async function newTools(tx: Tx, { workspaceId, id: serverId, name }: McpServer, tools: readonly ToolDescription[]) {
  const rows = await tx.mcpTool.findMany({ select: { flowName: true } });
  const taken = new Set(rows.map(({ flowName }) => flowName));
  return tools.flatMap((tool) => {
    const flowName = chooseFlowName(name, tool.name, (one) => taken.has(one));
    if (taken.has(flowName)) return [];
    taken.add(flowName);
    return [{ workspaceId, id: uuidv7(), serverId, flowName, ...tool, status: 'NEW' }];
  });
}

/** Notifies the members who can review tools that a tool of the server is no longer available. */
async function notifyReviewers(tx: Tx, by: EventContext, { id, name }: McpServer): Promise<void> {
  const reviewers = await membersWithPolicy(tx, 'agent.manage', by.services.clock());
  const to = reviewers.map((member) => member.id);
  await notify(tx, by, { kind: 'MCP_TOOL_CHANGED', to, detail: name, subjectId: id });
}

/** Marks a tool as removed after its server reported that the tool does not exist. */
export async function markToolRemoved(tx: Tx, by: EventContext, id: string): Promise<void> {
  const { count } = await tx.mcpTool.updateMany({ where: { id, status: 'ALLOWED' }, data: { status: 'REMOVED' } });
  if (count === 0) return;
  const { flowName, server } = await tx.mcpTool.findFirstOrThrow({ where: { id }, include: { server: true } });
  await recordEvent(tx, by, {
    name: 'mcp_tool.removed',
    subject: { type: 'McpTool', id },
    after: { name: flowName },
  });
  await notifyReviewers(tx, by, server);
}
