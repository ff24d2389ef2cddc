import type { ConfigurationKind } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { Item } from './document.ts';
import { rulesOf } from './kinds/all-kinds.ts';
import type { StoredItem } from './kinds/kind.ts';

/** Item of the workspace with the id and revision of its record. */
export type WorkspaceItem = Item & StoredItem;

/** Reads all items of the kinds in the workspace. The calling code checks whether the API caller can read them. */
export async function readItems(
  tx: Tx,
  ctx: WorkspaceContext,
  kinds: readonly ConfigurationKind[],
): Promise<WorkspaceItem[]> {
  const items: WorkspaceItem[] = [];
  for (const kind of kinds) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    const stored = await rulesOf(kind).read(tx, ctx);
    items.push(...stored.map((item) => ({ kind, ...item })));
  }
  return items;
}
