import {
  type DuplicateStrategy,
  type ImportField,
  isUnderWay,
  type JobStatus,
  LIMITS,
  normalizeTags,
  type SavedReplyVisibility,
} from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ContactImport } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { requireCapacity } from '../../../platform/billing/index.ts';
import { enqueueJob } from '../../../platform/long-jobs/index.ts';
import { primaryKeyOf, updateCounts } from '../import-counts.ts';
import { canImport, canReadDetails, kindOf } from '../import-permissions.ts';
import { headersKey, isMapping } from '../mapping.ts';
import { cellOf } from '../read-file.ts';
import { markOptOuts } from '../store-history.ts';
import { VALIDATORS } from '../validators.ts';

interface PreviewContactImport {
  readonly id: string;
  readonly mapping: readonly ImportField[];
  readonly country?: string | null;
  readonly onDuplicate: DuplicateStrategy;
  readonly tags?: readonly string[] | null;
  readonly greetLeads?: boolean | null;
  readonly isConsentConfirmed?: boolean | null;
  readonly replyVisibility?: SavedReplyVisibility | null;
}

/**
 * Starts a preview with a mapping. Refuses an invalid mapping, country or tag, leads without a confirmed consent, and an
 * import of which rows were already imported, because its mapping can no longer change.
 */
export const previewContactImport = (ctx: WorkspaceContext, { id, ...input }: PreviewContactImport) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (found.created + found.updated + found.skipped > 0) return refused('IMPORT_BUSY', 'id');
    const settings = readSettings(found, input);
    if (isRefused(settings)) return settings;
    const jobId = await enqueueJob(tx, ctx, {
      kind: 'CONTACT_IMPORT_CHECK',
      title: `Looking at ${found.fileName}`,
      payload: { importId: id, kind: found.kind },
    });
    if (typeof jobId !== 'string') return jobId;
    await tx.contactImport.update({ where: primaryKeyOf(found), data: { ...settings, stage: 'CHECKING', jobId } });
    await saveMapping(tx, ctx, found, settings);
    return { import: byId(id) } as const;
  });

interface ImportSettings extends ImportMapping {
  readonly tags: string[];
  readonly greetLeads: boolean;
  readonly replyVisibility: SavedReplyVisibility;
}

function readSettings(
  found: ContactImport,
  { mapping, country = null, onDuplicate, ...input }: Omit<PreviewContactImport, 'id'>,
): ImportSettings | Refused {
  const kind = kindOf(found);
  if (!isMapping(mapping, { kind, columns: found.headers.length })) return refused('MAPPING_INVALID', 'mapping');
  if (country !== null && !isCountry(country)) return refused('COUNTRY_UNKNOWN', 'country');
  if (kind === 'SAVED_REPLIES') {
    const replyVisibility = input.replyVisibility ?? 'PRIVATE';
    return { mapping: [...mapping], country: null, onDuplicate: 'SKIP', tags: [], greetLeads: false, replyVisibility };
  }
  if (kind === 'HISTORY')
    return {
      mapping: [...mapping],
      country,
      onDuplicate: 'SKIP',
      tags: [],
      greetLeads: false,
      replyVisibility: 'PRIVATE',
    };
  const tags = normalizeTags(input.tags ?? []);
  if (!tags) return refused('TAGS_INVALID', 'tags');
  if (kind === 'LEADS' && !input.isConsentConfirmed) return refused('IMPORT_CONSENT_MISSING', 'isConsentConfirmed');
  const greetLeads = kind === 'LEADS' && input.greetLeads === true;
  return { mapping: [...mapping], country, onDuplicate, tags, greetLeads, replyVisibility: 'PRIVATE' };
}

interface ImportMapping {
  readonly mapping: ImportField[];
  readonly country: string | null;
  readonly onDuplicate: DuplicateStrategy;
}

/** Stores the mapping, which is then suggested for the next file with the same headers. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function saveMapping(
  tx: Tx,
  ctx: WorkspaceContext,
  found: ContactImport,
  { mapping: columns, country, onDuplicate }: ImportMapping,
): Promise<void> {
  const [workspaceId, headers] = [ctx.workspace.id, headersKey(found.headers, kindOf(found))];
  const mapping = { mapping: columns, country, onDuplicate, confirmedAt: ctx.services.clock() };
  const where = { workspaceId_headers: { workspaceId, headers } };
  await tx.importMapping.upsert({ where, create: { workspaceId, id: uuidv7(), headers, ...mapping }, update: mapping });
}

const STARTABLE = ['CHECKED', 'IMPORTING', 'IMPORTED'];

/**
 * Starts a job that imports the valid rows without an outcome: all rows, the remaining rows after a cancellation, or
 * corrected rows. Refused before the preview, and if there is no such row.
 */
export const startContactImport = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (!STARTABLE.includes(found.stage)) return refused('IMPORT_NOT_PREVIEWED', 'id');
    const open = { importId: id, outcome: null, action: { in: ['CREATE', 'UPDATE', 'SKIP'] } };
    if ((await tx.contactImportRow.count({ where: open })) === 0) return refused('IMPORT_NOTHING_TO_DO', 'id');
    const isOfContacts = found.kind === 'CONTACTS' || found.kind === 'LEADS';
    const adding = isOfContacts ? await tx.contactImportRow.count({ where: { ...open, action: 'CREATE' } }) : 0;
    const limit = adding > 0 ? await requireCapacity(tx, ctx.services, { meter: 'contacts', adding }) : null;
    if (limit) return limit;
    const jobId = await enqueueJob(tx, ctx, {
      kind: 'CONTACT_IMPORT',
      title: `Importing ${found.fileName}`,
      payload: { importId: id, kind: found.kind },
    });
    if (typeof jobId !== 'string') return jobId;
    await tx.contactImport.update({ where: primaryKeyOf(found), data: { stage: 'IMPORTING', jobId } });
    const after = {
      rows: found.rows,
      ...(found.kind !== 'CONTACTS' && { kind: found.kind }),
      ...(found.kind === 'LEADS' && { greetLeads: found.greetLeads }),
    };
    await recordEvent(tx, ctx, { name: 'contact_import.started', subject: { type: 'ContactImport', id }, after });
    return { import: byId(id) } as const;
  });

interface UpdateContactImportRow {
  readonly importId: string;
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Replaces the cells of a rejected row and validates it again. If the row is now valid, `startContactImport` can import
 * it.
 */
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
    await VALIDATORS[kindOf(found)](tx, ctx, found, [{ row, cells: values }]);
    await (found.kind === 'HISTORY' ? markOptOuts({ tx }, found) : updateCounts(tx, importId));
    return { import: byId(importId), row: byId(old.id) } as const;
  });

/**
 * Starts a job that undoes an import, including a partially completed import that was canceled. Refused if nothing was
 * imported, the import was already undone, or it ended more than `LIMITS.importUndoHours` ago.
 */
export const undoContactImport = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (found.created + found.updated + found.createdLeads === 0) return refused('IMPORT_NOTHING_TO_DO', 'id');
    const endedAt = found.finishedAt ?? (await endOf(tx, found.jobId));
    const over = !endedAt || ctx.services.clock().getTime() - endedAt.getTime() > LIMITS.importUndoHours * 3_600_000;
    if (over || found.stage === 'UNDONE') return refused('IMPORT_UNDO_EXPIRED', 'id');
    const jobId = await enqueueJob(tx, ctx, {
      kind: 'CONTACT_IMPORT_UNDO',
      title: `Undoing ${found.fileName}`,
      payload: { importId: id, kind: found.kind },
    });
    if (typeof jobId !== 'string') return jobId;
    const stopped = { stage: 'UNDOING', jobId, finishedAt: endedAt };
    await tx.contactImport.update({ where: primaryKeyOf(found), data: stopped });
    return { import: byId(id) } as const;
  });

/**
 * Returns the time at which the last job of an import finished. Returns null if there is no job or the job has not
 * finished.
 */
async function endOf(tx: Tx, jobId: string | null): Promise<Date | null> {
  if (!jobId) return null;
  return (await tx.job.findFirst({ where: { id: jobId }, select: { finishedAt: true } }))?.finishedAt ?? null;
}

/**
 * Creates a download URL for the rejected rows that is valid only for the requesting member. Permissions are checked
 * again at download.
 */
export const createRejectedRowsLink = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    const { url, expiresAt } = await createDownloadUrl(ctx, 'rejected-rows', id);
    return { url, expiresAt } as const;
  });

/**
 * Locks the caller's own import and returns it. Refuses if the import is in progress or the caller may not see contact
 * details. Throws NOT_FOUND if it is not the caller's own, the caller cannot use imports of its kind, or is not a user.
 */
async function lockIfIdle(tx: Tx, ctx: WorkspaceContext, id: string): Promise<ContactImport | Refused> {
  const found = await lockRow<ContactImport>(tx, 'ContactImport', id);
  if (found?.memberId !== ctx.membership.memberId || ctx.actor.kind !== 'user') throw notFound();
  if (!canImport(ctx.ability, kindOf(found))) throw notFound();
  if (!canReadDetails(ctx.ability, kindOf(found))) return refused('DETAILS_MASKED');
  if (found.stage === 'UPLOADING') return refused('IMPORT_BUSY', 'id');
  const job = found.jobId && (await tx.job.findFirst({ where: { id: found.jobId }, select: { state: true } }));
  return job && isUnderWay(job.state as JobStatus) ? refused('IMPORT_BUSY', 'id') : found;
}

const isRefused = (answer: object): answer is Refused => 'code' in answer;
