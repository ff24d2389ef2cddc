import type { WorkspaceContext } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { createDownloadUrl } from '../../../http/download-url.ts';
import { AuditExportLink } from '../graphql/audit.results.ts';

/** An address for the caller's own file: bound to them, their session and the workspace, and asked again when it is used. */
export async function createAuditExportLink(ctx: WorkspaceContext, { id }: { id: string }) {
  const { actor, services } = ctx;
  // A key never asked for a file, so none is its own.
  if (actor.kind !== 'user') throw notFound();
  const found = await ctx.db.read((tx) => tx.auditExport.findFirst({ where: { id, requestedById: actor.userId } }));
  if (!found) throw notFound();
  if (found.status !== 'READY' || found.expiresAt <= services.clock()) return refused('EXPORT_NOT_READY');
  const { url, expiresAt } = await createDownloadUrl(ctx, '', id);
  return new AuditExportLink(url, expiresAt);
}
