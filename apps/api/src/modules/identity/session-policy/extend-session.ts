import type { UserActor, WorkspaceContext } from '../../../auth/context.ts';
import { renewIdleTimeout } from '../../../auth/idle-timeout.ts';

/** Idle timeout as shown to its user. */
export function toIdleTimeout({ services }: Pick<WorkspaceContext, 'services'>, { endsAt }: { endsAt: Date }) {
  return { endsAt, now: services.clock() };
}

/** Restarts the idle timeout regardless of the last restart. */
export async function restartIdleTimeout(ctx: WorkspaceContext, actor: UserActor) {
  const idle = await renewIdleTimeout(ctx, actor);
  return idle && toIdleTimeout(ctx, idle);
}
