import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import type { TemplateFileRow } from '../template-files.ts';

/**
 * Creates a download URL of the file of a template. The URL is bound to the session and workspace of the requesting
 * member, and access is checked again when the URL is used.
 */
export async function createTemplateFileLink(ctx: WorkspaceContext, id: string) {
  await ctx.db.read((tx) => readableTemplateFile(tx, id));
  return createDownloadUrl(ctx, 'template-files', id);
}

/** Returns a stored file of the workspace. Otherwise throws NOT_FOUND. */
export async function readableTemplateFile(tx: Tx, id: string): Promise<TemplateFileRow> {
  const found = await tx.templateFile.findFirst({ where: { id, state: 'READY' } });
  if (!found) throw notFound();
  return found;
}
