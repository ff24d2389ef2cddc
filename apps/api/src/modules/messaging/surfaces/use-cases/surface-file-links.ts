import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import type { SurfaceFileRow } from '../surface-files.repository.ts';

/**
 * Creates a download URL of a stored file of a form. The URL is bound to the session and workspace of the requesting
 * member, and access is checked again when the URL is used. Refused if the member may not view contact details.
 */
export async function createSurfaceFileLink(ctx: WorkspaceContext, id: string) {
  await ctx.db.read((tx) => readableSurfaceFile(tx, ctx, id));
  if (!ctx.ability.can('readDetails', 'Contact')) return refused('ATTACHMENT_HIDDEN');
  return createDownloadUrl(ctx, 'surface-files', id);
}

/** Returns a stored file whose form the API caller can read. Otherwise throws NOT_FOUND. */
export async function readableSurfaceFile(tx: Tx, ctx: WorkspaceContext, id: string): Promise<SurfaceFileRow> {
  const found = await tx.surfaceFile.findFirst({ where: { id, state: 'READY' }, include: { surface: true } });
  if (!found) throw notFound();
  authorize(ctx, 'read', 'Surface', found.surface);
  return found;
}
