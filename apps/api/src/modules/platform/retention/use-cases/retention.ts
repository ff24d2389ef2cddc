import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isWorkspaceOnHold } from '../retention.repository.ts';
import { nextSweepAt } from '../sweep-times.ts';

export const retention = (ctx: WorkspaceContext) => ctx.db.read((tx) => readRetention(tx, ctx));

export async function readRetention(tx: Tx, ctx: WorkspaceContext) {
  const { retentionDays } = await tx.workspace.findFirstOrThrow({ select: { retentionDays: true } });
  return {
    days: retentionDays,
    sweepsAt: nextSweepAt(ctx.services.clock()),
    held: await isWorkspaceOnHold(tx),
    lastSweep: await tx.retentionSweep.findFirst({ orderBy: { dueAt: 'desc' } }),
  };
}
