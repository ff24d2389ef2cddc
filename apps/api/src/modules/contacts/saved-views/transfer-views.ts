import { LIMITS } from '@frontdesk/domain';
import type { SavedView } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

interface ViewTransfer {
  readonly workspaceId: string;
  /** Previous and new owner. */
  readonly from: string;
  readonly to: string;
}

/** Transfers a leaving member's shared views, renaming them on conflict. */
export async function transferViews(tx: Tx, { workspaceId, from, to }: ViewTransfer): Promise<number> {
  // Locked, so that a view made private in the meantime is not transferred.
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
    // Do not split a surrogate pair.
    name = preferred.slice(0, LIMITS.nameLength - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
  }
  return name;
}
