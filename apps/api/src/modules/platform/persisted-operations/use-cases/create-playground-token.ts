import type { WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden } from '../../../../errors/denials.ts';

/**
 * Creates a token for ad hoc documents in this workspace, with the caller's permissions. The token is valid for 15
 * minutes and only while the caller's session is valid.
 */
export function createPlaygroundToken(ctx: WorkspaceContext) {
  const { actor, services, workspace } = ctx;
  // An API key or a playground token must not create a token that is valid longer than itself.
  if (actor.kind !== 'user' || actor.tokenUse === 'playground') throw forbidden();
  const { userId, sessionId } = actor;
  return services.tokens.sign({ userId, sessionId, use: 'playground', workspaceId: workspace.id }, services.clock());
}
