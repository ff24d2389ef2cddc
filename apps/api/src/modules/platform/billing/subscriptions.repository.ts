import type { WorkspaceSubscription } from '../../../db/generated/client.ts';
import { lockRow, preventDeletion } from '../../../db/lock.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

export type SubscriptionRow = WorkspaceSubscription;

/** Returns the id of the workspace with this slug, or null. */
export async function findWorkspaceId({ prisma }: SystemDb, slug: string): Promise<string | null> {
  return (await prisma.workspace.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}

/** Finds the workspace to which a subscription belongs. Returns null if there is no such subscription. */
export const findSubscription = ({ prisma }: SystemDb, id: string) =>
  prisma.workspaceSubscription.findFirst({ where: { id }, select: { workspaceId: true } });

export async function lockSubscription(tx: Tx, id: string): Promise<WorkspaceSubscription | null> {
  await preventDeletion(tx);
  return lockRow<WorkspaceSubscription>(tx, 'WorkspaceSubscription', id);
}
