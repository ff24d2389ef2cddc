import type { UserActor, WorkspaceContext } from '../../../../auth/context.ts';
import { renewIdleTimeout } from '../../../../auth/idle-timeout.ts';

export const extendSession = (ctx: WorkspaceContext) =>
  ctx.actor.kind === 'user' ? restartIdleTimeout(ctx, ctx.actor) : null;

export function toIdleTimeout({ services }: Pick<WorkspaceContext, 'services'>, { endsAt }: { endsAt: Date }) {
  return { endsAt, now: services.clock() };
}

/** Restarts the idle timeout, even if it was restarted a moment before. Returns null if no idle timeout applies. */
export async function restartIdleTimeout(ctx: WorkspaceContext, actor: UserActor) {
  const idle = await renewIdleTimeout(ctx, actor);
  return idle && toIdleTimeout(ctx, idle);
}
