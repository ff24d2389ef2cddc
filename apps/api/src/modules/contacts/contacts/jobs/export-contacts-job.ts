import { csvLine } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { maskColumn, raw, sql } from '../../../../query-compiler/index.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { countSelected, type Selection, selectedContactsSql, toJobStatement } from './selected-contacts.ts';

const BATCH_SIZE = 1_000;
const COLUMNS = ['Name', 'Phone', 'Email', 'Company', 'Tags', 'Notes', 'Consent', 'Opted out', 'Blocked', 'Created'];

interface ExportPayload extends Selection {
  /**
   * Permission rules of the requesting member when the file was started, as returned by `visibilityOf`. Omitted before
   * that.
   */
  readonly sight?: string;
}

/**
 * Job that writes the contacts as the requesting member sees them. Starts again if the member's access changes, so that
 * all rows of the file are consistent.
 */
export const exportContactsJob: JobHandler = {
  canRun: (ability) => ability.can('export', 'Contact'),
  total: (batch) => countSelected(batch, payloadOf(batch)),
  runBatch: async (batch) => {
    const { tx, job, ctx } = batch;
    const sight = visibilityOf(ctx.ability);
    const payload = payloadOf(batch);
    if (payload.sight !== sight) {
      await tx.jobPart.deleteMany({ where: { jobId: job.id } });
      const again = { ...payload, sight } as object;
      await tx.job.update({
        where: { workspaceId_id: { workspaceId: job.workspaceId, id: job.id } },
        data: { payload: again },
      });
      return { done: 0, cursor: null, again: true };
    }
    const rows = await nextBatch(batch, payload);
    const head = job.cursor === null ? `\ufeff${csvLine(COLUMNS)}` : '';
    const body = head + rows.map(({ cells }) => csvLine(cells)).join('');
    const part = await tx.jobPart.count({ where: { jobId: job.id } });
    const written = {
      workspaceId: job.workspaceId,
      id: uuidv7(),
      jobId: job.id,
      part,
      createdAt: ctx.services.clock(),
    };
    await tx.jobPart.create({ data: { ...written, body } });
    return { done: rows.length, cursor: rows.length < BATCH_SIZE ? null : (rows.at(-1)?.id ?? null) };
  },
};

/** Returns the permission rules that determine what a member sees of contacts, as a text that can be compared. */
export const visibilityOf = (ability: AppAbility): string =>
  JSON.stringify(
    (['read', 'readDetails'] as const)
      .map((action) => ability.rulesFor(action, 'Contact'))
      .map((rules) => rules.map(({ conditions, inverted }) => [conditions ?? null, inverted])),
  );

const payloadOf = ({ job }: JobBatch) => job.payload as unknown as ExportPayload;

interface ExportRow {
  readonly id: string;
  readonly cells: (string | null)[];
}

async function nextBatch({ tx, ctx, job }: JobBatch, payload: ExportPayload): Promise<ExportRow[]> {
  const seen = (field: string) => maskColumn(ctx.ability, 'Contact', field, 't');
  const query = sql`select t.id, array[${seen('name')}, ${seen('phone')}, ${seen('email')}, ${seen('company')},
      array_to_string(${seen('tags')}, ';'), ${seen('notes')}, ${dayColumn('consent_at')},
      (select ${dayColumn('o.at')} from opt_outs o where o.contact_id = t.id), ${dayColumn('blocked_at')}, ${dayColumn('created_at')}] as cells
    from contacts t where ${selectedContactsSql({ ctx }, payload)} and id > ${job.cursor ?? FIRST}::uuid order by id limit ${BATCH_SIZE}::int`;
  return tx.run<ExportRow>(toJobStatement(query, ctx));
}

const FIRST = '00000000-0000-0000-0000-000000000000';

const dayColumn = (column: string) => sql`to_char(${raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
