import type { Services, SignedInContext, WorkspaceContext } from '../auth/context.ts';
import { type DownloadClaims, LINK_SECONDS } from '../crypto/download-link.ts';
import { notFound } from '../errors/denials.ts';

/**
 * Creates a download URL that is bound to the user, session and workspace, and valid for five minutes. Throws NOT_FOUND
 * for API keys.
 */
export async function createDownloadUrl({ actor, services, workspace }: WorkspaceContext, kind: string, id: string) {
  // API keys cannot download files, so the result is the same as for an unknown id.
  if (actor.kind !== 'user') throw notFound();
  const { userId, sessionId } = actor;
  return signUrl(services, kind, { workspaceId: workspace.id, userId, sessionId, exportId: id });
}

/** Creates a download URL for a file of the platform, bound to the user and session. */
export function createPlatformDownloadUrl({ actor, services }: SignedInContext, kind: string, id: string) {
  const { userId, sessionId } = actor;
  return signUrl(services, kind, { workspaceId: null, userId, sessionId, exportId: id });
}

async function signUrl(services: Services, kind: string, claims: DownloadClaims) {
  const now = services.clock();
  const token = await services.downloadLinks.sign(claims, now);
  const path = kind === '' ? token : `${kind}/${token}`;
  return {
    url: `${services.publicBaseUrl}/downloads/${path}`,
    expiresAt: new Date(now.getTime() + LINK_SECONDS * 1000),
  };
}
