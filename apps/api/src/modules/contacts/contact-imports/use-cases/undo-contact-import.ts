import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { enqueueJob } from '../../../platform/long-jobs/index.ts';
import { isRefused, lockIfIdle, primaryKeyOf } from '../lock-if-idle.ts';

/** Also works for a cancelled import. */
export const undoContactImport = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (found.created + found.updated === 0) return refused('IMPORT_NOTHING_TO_DO', 'id');
    const endedAt = found.finishedAt ?? (await endOf(tx, found.jobId));
    const over = !endedAt || ctx.services.clock().getTime() - endedAt.getTime() > LIMITS.importUndoHours * 3_600_000;
    if (over || found.stage === 'UNDONE') return refused('IMPORT_UNDO_OVER', 'id');
    const order = {
      kind: 'CONTACT_IMPORT_UNDO',
      title: `Undoing ${found.fileName}`,
      payload: { importId: id },
    } as const;
    const jobId = await enqueueJob(tx, ctx, order);
    if (typeof jobId !== 'string') return jobId;
    const stopped = { stage: 'UNDOING', jobId, finishedAt: endedAt };
    await tx.contactImport.update({ where: primaryKeyOf(found), data: stopped });
    return { type: 'ContactImportUndoStarted', import: byId(id) } as const;
  });

/** Time of the cancellation, when the import did not finish. */
async function endOf(tx: Tx, jobId: string | null): Promise<Date | null> {
  if (!jobId) return null;
  return (await tx.job.findFirst({ where: { id: jobId }, select: { finishedAt: true } }))?.finishedAt ?? null;
}
