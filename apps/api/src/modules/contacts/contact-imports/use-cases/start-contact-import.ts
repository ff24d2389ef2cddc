import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { enqueueJob } from '../../../platform/long-jobs/index.ts';
import { isRefused, lockIfIdle, primaryKeyOf } from '../lock-if-idle.ts';

const STARTABLE = ['CHECKED', 'IMPORTING', 'IMPORTED'];

/** Imports rows without an outcome: all of them, those left by a cancellation, or corrected ones. */
export const startContactImport = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (!STARTABLE.includes(found.stage)) return refused('IMPORT_NOT_CHECKED', 'id');
    const open = { importId: id, outcome: null, action: { in: ['CREATE', 'UPDATE', 'SKIP'] } };
    if ((await tx.contactImportRow.count({ where: open })) === 0) return refused('IMPORT_NOTHING_TO_DO', 'id');
    const order = { kind: 'CONTACT_IMPORT', title: `Importing ${found.fileName}`, payload: { importId: id } } as const;
    const jobId = await enqueueJob(tx, ctx, order);
    if (typeof jobId !== 'string') return jobId;
    await tx.contactImport.update({ where: primaryKeyOf(found), data: { stage: 'IMPORTING', jobId } });
    const after = { rows: found.rows };
    await recordEvent(tx, ctx, { name: 'contact_import.started', subject: { type: 'ContactImport', id }, after });
    return { type: 'ContactImportStarted', import: byId(id) } as const;
  });
