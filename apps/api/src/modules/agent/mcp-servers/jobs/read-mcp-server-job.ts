import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { lockServer } from '../mcp-servers.repository.ts';
import { readToolList } from '../read-tool-list.ts';
import { openServer } from '../secrets.ts';
import { storeTools } from '../store-tools.ts';

/** Fetches the tool list of a server and stores it. No transaction is open during the requests. */
export const readMcpServerJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, id } = payload as { readonly workspaceId: string; readonly id: string };
    const db = services.database.forWorkspace(workspaceId);
    const opened = await db.read(async (tx) => {
      const server = await tx.mcpServer.findFirst({ where: { id } });
      return server && { server, access: await openServer(services, tx, server) };
    });
    if (!opened) return;
    const { server, access } = opened;
    const list = await readToolList(services.outbound, access);
    await db.write(async (tx) => {
      const current = await lockServer(tx, id);
      // If the URL changed during the read, that change has enqueued another read.
      if (!current || current.revision !== server.revision) return;
      const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'MCP servers' }, id);
      if (!('error' in list)) return storeTools(tx, by, current, list);
      await tx.mcpServer.updateMany({ where: { id }, data: { status: 'FAILED', lastError: list.error } });
    });
  };
