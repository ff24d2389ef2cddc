import type { UserActor, WorkspaceContext } from '../../auth/context.ts';
import { renewIdleTimeout } from '../../auth/idle-timeout.ts';
import { IdleClock } from './graphql/security.type.ts';

/** A clock as its owner sees it. */
export function toIdleTimeout(
  { services }: Pick<WorkspaceContext, 'services'>,
  { endsAt }: { endsAt: Date },
): IdleClock {
  return Object.assign(new IdleClock(), { endsAt, now: services.clock() });
}

/** Begins the clock again, whenever it was wound last. */
export async function restartIdleTimeout(ctx: WorkspaceContext, actor: UserActor): Promise<IdleClock | null> {
  const idle = await renewIdleTimeout(ctx, actor);
  return idle && toIdleTimeout(ctx, idle);
}
