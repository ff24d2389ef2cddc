import { idleMinutesIn } from '@frontdesk/domain';
import { recordActivity, type SupportSessionRow, type UserRow } from './caller-query.ts';
import type { IdleTimeout, UserActor, WorkspaceContext } from './context.ts';

type ActivityRecord = Pick<UserRow, 'idle_since' | 'clocked'>;

/** A person's clock in a workspace: it ends when they have done nothing for as long as its environment allows (AM-23). */
export function idleTimeoutOf(
  { environment, idleMinutes }: SupportSessionRow,
  { idle_since, clocked }: ActivityRecord,
): IdleTimeout {
  const start = new Date(idle_since ?? 0);
  const lasts = idleMinutesIn(environment, idleMinutes) * 60_000;
  return { since: start, written: clocked, lasts, endsAt: new Date(start.getTime() + lasts) };
}

/** Time ends a visit of support as it ends a rest: whoever watches is asked again then. */
export const capIdleTimeout = (end: Date, idle: IdleTimeout): IdleTimeout =>
  idle.endsAt < end ? idle : { ...idle, endsAt: end };

const STALE_MS = 60_000;

/** Whether it is worth a write that the person is there: once a minute is enough to know. */
export const isStale = ({ since, written }: IdleTimeout, now: Date): boolean =>
  !written || now.getTime() - since.getTime() >= STALE_MS;

/** They are there: the clock begins again. Null for whoever has none. */
export async function renewIdleTimeout(ctx: WorkspaceContext, { sessionId }: UserActor): Promise<IdleTimeout | null> {
  const { services, workspace, membership, idle } = ctx;
  if (!idle) return null;
  const since = services.clock();
  const place = { workspaceId: workspace.id, sessionId, memberId: membership.memberId };
  await recordActivity(services.database.system, place, since);
  const support = ctx.actor.kind === 'user' ? ctx.actor.support : undefined;
  const wound = { ...idle, since, written: true, endsAt: new Date(since.getTime() + idle.lasts) };
  return support ? capIdleTimeout(support.expiresAt, wound) : wound;
}
