import { isUnderWay, type JobState } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ContactImport } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import { type Refused, refused } from '../../../errors/refused.ts';

/** Locks the caller's own import. Refused while a job is running on it. */
export async function lockIfIdle(tx: Tx, ctx: WorkspaceContext, id: string): Promise<ContactImport | Refused> {
  const found = await lockRow<ContactImport>(tx, 'ContactImport', id);
  if (found?.memberId !== ctx.membership.memberId || ctx.actor.kind !== 'user') throw notFound();
  // A masked member could use imports to find out which numbers exist.
  if (!ctx.ability.can('readDetails', 'Contact')) return refused('DETAILS_MASKED');
  if (found.stage === 'UPLOADING') return refused('IMPORT_BUSY', 'id');
  const job = found.jobId && (await tx.job.findFirst({ where: { id: found.jobId }, select: { state: true } }));
  return job && isUnderWay(job.state as JobState) ? refused('IMPORT_BUSY', 'id') : found;
}

export const primaryKeyOf = ({ workspaceId, id }: Pick<ContactImport, 'workspaceId' | 'id'>) => ({
  workspaceId_id: { workspaceId, id },
});

export const isRefused = (answer: object): answer is Refused => 'code' in answer;

/** Updates the counts of the import from its rows. */
export async function updateCounts(tx: Tx, id: string): Promise<void> {
  await tx.sql`
    update contact_imports i set will_create = r.will_create, will_update = r.will_update, will_skip = r.will_skip,
      duplicates = r.duplicates, invalid = r.invalid
    from (select count(*) filter (where action = 'CREATE')::int as will_create,
        count(*) filter (where action = 'UPDATE')::int as will_update,
        count(*) filter (where action = 'SKIP')::int as will_skip,
        count(*) filter (where action = 'DUPLICATE')::int as duplicates,
        count(*) filter (where action = 'INVALID')::int as invalid
      from contact_import_rows where import_id = ${id}) r
    where i.id = ${id}`;
}
