import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';

const NAME = 'Front desk';

/** Creates the default agent of a new workspace, with the goal BOOK. */
export const createDefaultAgent = (tx: Tx, workspaceId: string) =>
  tx.agent.create({
    data: { workspaceId, id: uuidv7(), name: NAME, isDefault: true, goal: 'BOOK', revision: 0 },
  });
