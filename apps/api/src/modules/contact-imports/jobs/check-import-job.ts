import type { Tx } from '../../../db/tenant-db.ts';
import type { JobWork, Portion } from '../../jobs/index.ts';
import { at, recount } from '../lock-if-idle.ts';
import { judgeRows, type Line } from '../validate-rows.ts';

const PORTION = 1_000;

/** Looks at every row, and changes nothing but what is said of it. */
export const checkImportWork: JobWork = {
  may: (ability) => ability.can('import', 'Contact') && ability.can('readDetails', 'Contact'),
  total: async ({ tx, job }) => (await importOf(tx, job.payload)).rows,
  portion: async ({ tx, job }: Portion) => {
    const found = await importOf(tx, job.payload);
    const from = Number(job.cursor ?? 0);
    const lines = await tx.sql<Line>`
      select row, cells from contact_import_rows where import_id = ${found.id} and row > ${from}::int
        and row <= ${from + PORTION}::int order by row`;
    await judgeRows(tx, found, lines);
    if (from + PORTION < found.rows) return { done: lines.length, cursor: String(from + PORTION) };
    await recount(tx, found.id);
    await tx.contactImport.update({ where: at(found), data: { stage: 'CHECKED' } });
    return { done: lines.length, cursor: null };
  },
};

/** The import that a job is about. */
export const importOf = (tx: Tx, payload: unknown) =>
  tx.contactImport.findFirstOrThrow({ where: { id: (payload as { importId: string }).importId } });
