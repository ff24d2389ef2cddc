import type { McpServer, McpTool } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockServer = (tx: Tx, id: string) => lockRow<McpServer>(tx, 'McpServer', id);
export const lockMcpTool = (tx: Tx, id: string) => lockRow<McpTool>(tx, 'McpTool', id);
