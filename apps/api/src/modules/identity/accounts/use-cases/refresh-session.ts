import type { RequestContext } from '../../../../auth/context.ts';
import { viewerById } from '../identity.repository.ts';
import { continueSession } from '../sessions.ts';

export async function refreshSession(ctx: RequestContext) {
  const session = await continueSession(ctx);
  if (!session)
    return {
      type: 'AnonymousSession',
      reason: ctx.transport.refreshCookie ? 'Your session has ended.' : 'You are not signed in.',
    } as const;
  return {
    type: 'SessionRefreshed',
    accessToken: session.accessToken,
    expiresAt: session.expiresAt,
    viewer: await viewerById(ctx.services.database.system, session.userId),
  } as const;
}
