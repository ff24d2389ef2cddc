import type { WorkspaceContext } from '../auth/context.ts';
import { LINK_SECONDS } from '../crypto/download-link.ts';
import { notFound } from '../errors/denials.ts';

/** An address for a file of the caller's own: bound to them, their session and the workspace, and good for minutes. */
export async function createDownloadUrl({ actor, services, workspace }: WorkspaceContext, kind: string, id: string) {
  // A key never asked for a file, so none is its own.
  if (actor.kind !== 'user') throw notFound();
  const now = services.clock();
  const claims = { workspaceId: workspace.id, userId: actor.userId, sessionId: actor.sessionId, exportId: id };
  const token = await services.downloadLinks.sign(claims, now);
  const path = kind === '' ? token : `${kind}/${token}`;
  return {
    url: `${services.publicBaseUrl}/downloads/${path}`,
    expiresAt: new Date(now.getTime() + LINK_SECONDS * 1000),
  };
}
