import type { WorkspaceContext } from '../../../context/context.ts';
import { LINK_SECONDS } from '../../../crypto/download-link.ts';
import { notFound } from '../../../errors/denials.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { AuditExportLink } from '../graphql/audit.results.ts';

/** An address for the caller's own file: bound to them, their session and the workspace, and asked again when it is used. */
export async function createAuditExportLink(ctx: WorkspaceContext, { id }: { id: string }) {
  const { actor, services, workspace } = ctx;
  // A key never asked for a file, so none is its own.
  if (actor.kind !== 'user') throw notFound();
  const found = await ctx.db.read((tx) => tx.auditExport.findFirst({ where: { id, requestedById: actor.userId } }));
  if (!found) throw notFound();
  const now = services.clock();
  if (found.status !== 'READY' || found.expiresAt <= now) return refused('EXPORT_NOT_READY');
  const claims = { workspaceId: workspace.id, userId: actor.userId, sessionId: actor.sessionId, exportId: id };
  const token = await services.downloadLinks.sign(claims, now);
  const expiresAt = new Date(now.getTime() + LINK_SECONDS * 1000);
  return new AuditExportLink(`${services.publicBaseUrl}/downloads/${token}`, expiresAt);
}
