import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import { byId, toStoredFilter } from '../../../../query-compiler/index.ts';
import { enqueueJob } from '../../../platform/long-jobs/index.ts';
import { type ContactFilter, contactsWhere } from '../contacts.reads.ts';

/** Starts an export of the contacts that match the filter, and records the export in the audit log. */
export async function exportContacts(ctx: WorkspaceContext, { filter }: { filter?: ContactFilter | null }) {
  // Validates the filter before the job runs, so that the caller sees the error.
  contactsWhere(ctx, filter ?? null);
  const stored = toStoredFilter(filter ?? {});
  return ctx.db.write(async (tx) => {
    const payload = { ids: null, filter: stored };
    const id = await enqueueJob(tx, ctx, { kind: 'CONTACT_EXPORT', title: 'Exporting contacts', payload });
    if (typeof id !== 'string') return id;
    const after = { filtered: Object.keys(stored).length > 0 };
    await recordEvent(tx, ctx, { name: 'contact.exported', subject: { type: 'Job', id }, after });
    return { job: byId(id) } as const;
  });
}

/**
 * Creates a download URL for the caller's own export. Refused before the export is done and after its file has expired.
 * Permissions are checked again at download.
 */
export async function createContactExportLink(ctx: WorkspaceContext, { id }: { id: string }) {
  const { memberId } = ctx.membership;
  if (ctx.actor.kind !== 'user') throw notFound();
  const job = await ctx.db.read((tx) => tx.job.findFirst({ where: { id, memberId, kind: 'CONTACT_EXPORT' } }));
  if (!job) throw notFound();
  const until = (job.finishedAt?.getTime() ?? 0) + LIMITS.jobFileHours * 3_600_000;
  if (job.state !== 'DONE' || until <= ctx.services.clock().getTime()) return refused('EXPORT_NOT_READY');
  const { url, expiresAt } = await createDownloadUrl(ctx, 'contacts', id);
  return { url, expiresAt } as const;
}
