import type { WorkspaceContext } from '../../../auth/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import type { PlaygroundToken } from '../graphql/persisted-operation.type.ts';

/** A quarter of an hour of free-form documents, as oneself, in this workspace; it ends with the session behind it. */
export function createPlaygroundToken(ctx: WorkspaceContext): Promise<PlaygroundToken> {
  const { actor, services, workspace } = ctx;
  // Neither a key nor a playground token may create a token that outlives it.
  if (actor.kind !== 'user' || actor.tokenUse === 'playground') throw forbidden();
  const { userId, sessionId } = actor;
  return services.tokens.sign({ userId, sessionId, use: 'playground', workspaceId: workspace.id }, services.clock());
}
