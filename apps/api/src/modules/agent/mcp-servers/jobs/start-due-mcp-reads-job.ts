import { MCP_LIMITS } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueueMcpRead } from '../../../../events/outbox.ts';
import { lockServer } from '../mcp-servers.repository.ts';

interface DueServer {
  readonly workspace_id: string;
  readonly id: string;
}

/** Reads the tool list of each server again after a day. The lock on the server prevents duplicate reads. */
export const startDueMcpReadsJob =
  (services: Services): Task =>
  async () => {
    const { rows } = await services.database.system.pool.query<DueServer>(
      'select workspace_id, id from mcp_servers where next_read_at <= $1 order by next_read_at',
      [services.clock()],
    );
    for (const due of rows) await startDue(services, due);
  };

const startDue = ({ database, clock }: Services, { workspace_id: workspaceId, id }: DueServer): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const server = await lockServer(tx, id);
    const now = clock();
    if (!server || server.nextReadAt > now) return;
    const nextReadAt = new Date(now.getTime() + MCP_LIMITS.rereadHours * 3_600_000);
    await tx.mcpServer.updateMany({ where: { id }, data: { nextReadAt } });
    await enqueueMcpRead(tx, { workspaceId, id });
  });
