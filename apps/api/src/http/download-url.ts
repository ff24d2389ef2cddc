import type { WorkspaceContext } from '../auth/context.ts';
import { LINK_SECONDS } from '../crypto/download-link.ts';
import { notFound } from '../errors/denials.ts';

/**
 * Creates a download URL that is bound to the user, session and workspace and valid for five minutes. Throws NOT_FOUND
 * for an API key.
 */
export async function createDownloadUrl({ actor, services, workspace }: WorkspaceContext, kind: string, id: string) {
  // API keys cannot request files.
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
