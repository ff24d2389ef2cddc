import type { WorkspaceContext } from '../../../../auth/context.ts';
import { restartIdleTimeout } from '../extend-session.ts';

export const extendSession = (ctx: WorkspaceContext) =>
  ctx.actor.kind === 'user' ? restartIdleTimeout(ctx, ctx.actor) : null;
