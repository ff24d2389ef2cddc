import type { WorkspaceContext } from '../../../context/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import type { PlaygroundToken } from '../graphql/persisted-operation.type.ts';

/** A quarter of an hour of free-form documents, as oneself, in this workspace; it ends with the session behind it. */
export function createPlaygroundToken(ctx: WorkspaceContext): Promise<PlaygroundToken> {
  const { actor, services, workspace } = ctx;
  // A key needs no token, and must not become one that outlives it.
  if (actor.kind !== 'user') throw forbidden();
  const { userId, sessionId } = actor;
  return services.tokens.sign({ userId, sessionId, use: 'playground', workspaceId: workspace.id }, services.clock());
}
