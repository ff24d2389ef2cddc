import type { WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden } from '../../../../errors/denials.ts';

/**
 * Token for ad hoc documents in this workspace with the caller's permissions, valid for 15 minutes and only with the
 * session behind it.
 */
export function createPlaygroundToken(ctx: WorkspaceContext) {
  const { actor, services, workspace } = ctx;
  // Neither an API key nor a playground token may create a token that outlives it.
  if (actor.kind !== 'user' || actor.tokenUse === 'playground') throw forbidden();
  const { userId, sessionId } = actor;
  return services.tokens.sign({ userId, sessionId, use: 'playground', workspaceId: workspace.id }, services.clock());
}
