import type { ExportFormat } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { byId, toStoredFilter } from '../../../query-compiler/index.ts';
import { enqueueJob } from '../long-jobs/index.ts';
import { EXPORT_KINDS, type ExportDefinition } from './export-definition.ts';
import { countRows } from './export-job.ts';

interface ExportOrder {
  readonly filter?: object | null;
  /** Format of the file. CSV if null or omitted. */
  readonly format?: ExportFormat | null;
  /** Record to which the audit event refers. If omitted, the event refers to the job. */
  readonly subject?: { readonly type: string; readonly id: string };
}

/**
 * Starts an export of the records that match the filter, and records it in the audit log with the number of rows. The
 * audit log contains only the names of the filter fields, because a search text can be personal data.
 */
export async function startExport(ctx: WorkspaceContext, definition: ExportDefinition, order: ExportOrder) {
  const { title, event } = EXPORT_KINDS[definition.kind];
  const format = order.format ?? 'CSV';
  return ctx.db.write(async (tx) => {
    // Validates the filter before the job runs, so that the response contains the error of an invalid filter.
    const rows = await countRows(tx, ctx, definition, order.filter ?? null);
    const filter = toStoredFilter(order.filter ?? {});
    const id = await enqueueJob(tx, ctx, { kind: definition.kind, title, payload: { filter, format } });
    if (typeof id !== 'string') return id;
    const after = { format, filter: fieldsOf(filter), rows };
    await recordEvent(tx, ctx, { name: event, subject: order.subject ?? { type: 'Job', id }, after });
    return { job: byId(id) } as const;
  });
}

/** Returns the names of the filter fields that contain a condition. Empty texts and lists are not conditions. */
const fieldsOf = (filter: object): string[] =>
  Object.entries(filter)
    .flatMap(([name, value]) => (value === '' || (Array.isArray(value) && value.length === 0) ? [] : [name]))
    .sort();
