import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { isRefused, lockIfIdle, updateCounts } from '../lock-if-idle.ts';
import { cellOf } from '../read-file.ts';
import { validateRows } from '../validate-rows.ts';

export interface UpdateContactImportRow {
  readonly importId: string;
  readonly row: number;
  readonly cells: readonly string[];
}

/** Corrects a rejected row and checks it again. The next start imports it. */
export const updateContactImportRow = (ctx: WorkspaceContext, { importId, row, cells }: UpdateContactImportRow) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, importId);
    if (isRefused(found)) return found;
    if (cells.length !== found.headers.length) return refused('MAPPING_INVALID', 'cells');
    const old = await tx.contactImportRow.findFirst({ where: { importId, row } });
    if (old?.outcome !== null || (old.action !== 'INVALID' && old.action !== 'DUPLICATE'))
      return refused('ROW_NOT_REJECTED', 'row');
    const values = cells.map(cellOf);
    await tx.contactImportRow.updateMany({ where: { id: old.id }, data: { cells: values } });
    await validateRows(tx, found, [{ row, cells: values }]);
    await updateCounts(tx, importId);
    return { type: 'ContactImportRowUpdated', import: byId(importId), row: byId(old.id) } as const;
  });
