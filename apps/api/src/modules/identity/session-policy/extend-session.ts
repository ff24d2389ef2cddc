import type { UserActor, WorkspaceContext } from '../../../auth/context.ts';
import { renewIdleTimeout } from '../../../auth/idle-timeout.ts';
import { IdleTimeout } from './graphql/security.type.ts';

/** Idle timeout as shown to its user. */
export function toIdleTimeout(
  { services }: Pick<WorkspaceContext, 'services'>,
  { endsAt }: { endsAt: Date },
): IdleTimeout {
  return Object.assign(new IdleTimeout(), { endsAt, now: services.clock() });
}

/** Restarts the idle timeout regardless of the last restart. */
export async function restartIdleTimeout(ctx: WorkspaceContext, actor: UserActor): Promise<IdleTimeout | null> {
  const idle = await renewIdleTimeout(ctx, actor);
  return idle && toIdleTimeout(ctx, idle);
}
