import type { WorkspaceContext } from '../../../../auth/context.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import { findTemplateFile } from '../template-files.ts';

/**
 * Creates a download URL of the file of a template. The URL is bound to the session and workspace of the requesting
 * member, and access is checked again when the URL is used.
 */
export async function createTemplateFileLink(ctx: WorkspaceContext, id: string) {
  await ctx.db.read((tx) => findTemplateFile(tx, id));
  return createDownloadUrl(ctx, 'template-files', id);
}
