import type { RequestContext } from '../../../../auth/context.ts';
import { AnonymousSession, SessionRefreshed } from '../graphql/identity.results.ts';
import { viewerById } from '../identity.repository.ts';
import { continueSession } from '../sessions.ts';

export async function refreshSession(ctx: RequestContext) {
  const session = await continueSession(ctx);
  if (!session)
    return new AnonymousSession(ctx.transport.refreshCookie ? 'Your session has ended.' : 'You are not signed in.');
  return new SessionRefreshed(session, await viewerById(ctx.services.database.system, session.userId));
}
