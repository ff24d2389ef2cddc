import type { RequestContext } from '../../../auth/context.ts';
import { viewerById } from './identity.repository.ts';
import { openSession } from './sessions.ts';

/** Creates a session. The caller must have verified every required factor. */
export async function beginSession(ctx: RequestContext, userId: string) {
  const session = await openSession(ctx, userId);
  return {
    type: 'SignedIn',
    accessToken: session.accessToken,
    expiresAt: session.expiresAt,
    viewer: await viewerById(ctx.services.database.system, userId),
  } as const;
}
