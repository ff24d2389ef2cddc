import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { Retention } from '../graphql/retention.type.ts';
import { holdsWorkspace } from '../retention.repository.ts';
import { nextSweepAt } from '../sweep-times.ts';

export const retention = (ctx: WorkspaceContext): Promise<Retention> => ctx.db.read((tx) => keptAs(tx, ctx));

export async function keptAs(tx: Tx, ctx: WorkspaceContext): Promise<Retention> {
  const { retentionDays } = await tx.workspace.findFirstOrThrow({ select: { retentionDays: true } });
  return {
    days: retentionDays,
    sweepsAt: nextSweepAt(ctx.services.clock()),
    held: await holdsWorkspace(tx),
    lastSweep: await tx.retentionSweep.findFirst({ orderBy: { dueAt: 'desc' } }),
  };
}
