import type { HttpTool } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockTool = (tx: Tx, id: string) => lockRow<HttpTool>(tx, 'HttpTool', id);
