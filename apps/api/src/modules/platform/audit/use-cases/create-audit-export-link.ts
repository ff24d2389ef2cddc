import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';

/** Creates a download URL bound to the caller, session and workspace. Access is checked again on use. */
export async function createAuditExportLink(ctx: WorkspaceContext, { id }: { id: string }) {
  const { actor, services } = ctx;
  // API keys cannot request files, so none belongs to one.
  if (actor.kind !== 'user') throw notFound();
  const found = await ctx.db.read((tx) => tx.auditExport.findFirst({ where: { id, requestedById: actor.userId } }));
  if (!found) throw notFound();
  if (found.status !== 'READY' || found.expiresAt <= services.clock()) return refused('EXPORT_NOT_READY');
  const { url, expiresAt } = await createDownloadUrl(ctx, '', id);
  return { type: 'AuditExportLink', url, expiresAt } as const;
}
