import { EXPORT_JOB_KINDS, type ExportFormat, type ExportJobKind, LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { forbidden, notFound } from '../../../errors/denials.ts';
import { refused } from '../../../errors/refused.ts';
import { createDownloadUrl } from '../../../http/download-url.ts';
import { canExport, EXPORT_KINDS, visibilityOf } from './export-definition.ts';
import type { ExportPayload } from './export-job.ts';

const FILE_MS = LIMITS.jobFileHours * 3_600_000;

/**
 * Creates a download URL for the member's own export. Refused before the export is completed and after its file has
 * expired. Permissions are checked again at download.
 */
export async function createExportLink(ctx: WorkspaceContext, { id }: { readonly id: string }) {
  if (ctx.actor.kind !== 'user') throw notFound();
  const job = await findOwnExport(ctx, id);
  if (!job) throw notFound();
  if (!canExport(ctx.ability, job.kind as ExportJobKind)) throw forbidden();
  const until = (job.finishedAt?.getTime() ?? 0) + FILE_MS;
  if (job.state !== 'DONE' || until <= ctx.services.clock().getTime()) return refused('EXPORT_NOT_READY');
  const { url, expiresAt } = await createDownloadUrl(ctx, 'exports', id);
  return { url, expiresAt } as const;
}

function findOwnExport({ db, membership }: WorkspaceContext, id: string) {
  const { memberId } = membership;
  return db.read((tx) => tx.job.findFirst({ where: { id, memberId, kind: { in: [...EXPORT_JOB_KINDS] } } }));
}

interface ExportFile {
  readonly name: string;
  readonly format: ExportFormat;
}

/**
 * Returns the file of the member's own export. Returns null if the file does not exist, has expired, or was created
 * with other permissions than the member currently has.
 */
export async function findExportFile(ctx: WorkspaceContext, id: string): Promise<ExportFile | null> {
  const job = await findOwnExport(ctx, id);
  const now = ctx.services.clock().getTime();
  if (job?.state !== 'DONE' || !job.finishedAt || job.finishedAt.getTime() + FILE_MS <= now) return null;
  const kind = job.kind as ExportJobKind;
  if (!canExport(ctx.ability, kind)) return null;
  const { sight, format = 'CSV' } = job.payload as unknown as ExportPayload;
  if (sight !== visibilityOf(ctx.ability, kind)) return null;
  const day = job.createdAt.toISOString().slice(0, 10);
  return { name: `${ctx.workspace.slug}-${EXPORT_KINDS[kind].fileName}-${day}.${format.toLowerCase()}`, format };
}

/** Yields a file in parts, so that a large file is never loaded into memory completely. */
export async function* exportParts({ db }: WorkspaceContext, jobId: string) {
  for (let part = 0; ; part += 1) {
    const found = await db.read((tx) => tx.jobPart.findFirst({ where: { jobId, part }, select: { body: true } }));
    if (!found) return;
    yield found.body;
  }
}
