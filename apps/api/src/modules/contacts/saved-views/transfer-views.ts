import { LIMITS } from '@frontdesk/domain';
import type { SavedView } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

interface ViewTransfer {
  readonly workspaceId: string;
  /** Member id of the previous owner of the views. */
  readonly from: string;
  readonly to: string;
}

/**
 * Transfers the shared views of a departing member to another member, and returns how many were transferred. If the
 * name of a view is already taken, a number is appended to the name.
 */
export async function transferViews(tx: Tx, { workspaceId, from, to }: ViewTransfer): Promise<number> {
  // Locks the views, so that a view that is made private concurrently is not transferred.
  const shared = await tx.sql<Pick<SavedView, 'id' | 'name'>>`
    select id, name from saved_views where member_id = ${from} and visibility = 'SHARED' order by created_at, id for update`;
  const existing = await tx.savedView.findMany({ where: { memberId: to }, select: { name: true } });
  const taken = new Set(existing.map(({ name }) => name));
  for (const { id, name: preferred } of shared) {
    const name = uniqueName(preferred, taken);
    taken.add(name);
    await tx.savedView.update({ where: { workspaceId_id: { workspaceId, id } }, data: { memberId: to, name } });
  }
  return shared.length;
}

function uniqueName(preferred: string, taken: ReadonlySet<string>): string {
  let name = preferred;
  for (let nth = 2; taken.has(name); nth += 1) {
    const ending = ` ${nth}`;
    // Removes an incomplete surrogate pair at the end.
    name = preferred.slice(0, LIMITS.nameLength - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
  }
  return name;
}
