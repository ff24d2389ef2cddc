import type { RequestContext } from '../../../auth/context.ts';
import { SignedIn } from './graphql/identity.results.ts';
import { viewerById } from './identity.repository.ts';
import { openSession } from './sessions.ts';

/** Creates a session after all required proofs. */
export async function beginSession(ctx: RequestContext, userId: string): Promise<SignedIn> {
  const session = await openSession(ctx, userId);
  return new SignedIn(session, await viewerById(ctx.services.database.system, userId));
}
