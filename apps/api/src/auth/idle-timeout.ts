import { idleMinutesIn } from '@frontdesk/domain';
import { recordActivity, type SupportSessionRow, type UserRow } from './caller-query.ts';
import type { IdleTimeoutState, UserActor, WorkspaceContext } from './context.ts';

type ActivityRecord = Pick<UserRow, 'idle_since' | 'clocked'>;

/**
 * Computes a session's idle timeout from its last activity and the settings of the workspace (AM-23). A session without
 * a known activity has timed out.
 */
export function idleTimeoutOf(
  { environment, idleMinutes }: SupportSessionRow,
  { idle_since, clocked }: ActivityRecord,
): IdleTimeoutState {
  const start = new Date(idle_since ?? 0);
  const lasts = idleMinutesIn(environment, idleMinutes) * 60_000;
  return { since: start, written: clocked, lasts, endsAt: new Date(start.getTime() + lasts) };
}

/** Limits an idle timeout so that it ends no later than the support session. */
export const capIdleTimeout = (end: Date, idle: IdleTimeoutState): IdleTimeoutState =>
  idle.endsAt < end ? idle : { ...idle, endsAt: end };

const STALE_MS = 60_000;

/**
 * Returns whether the activity must be stored: it is not stored for this workspace yet, or the stored time is at least
 * one minute old.
 */
export const isStale = ({ since, written }: IdleTimeoutState, now: Date): boolean =>
  !written || now.getTime() - since.getTime() >= STALE_MS;

/**
 * Records activity and returns the restarted idle timeout. Returns null and records nothing if the API caller has no
 * idle timeout.
 */
export async function renewIdleTimeout(
  ctx: WorkspaceContext,
  { sessionId }: UserActor,
): Promise<IdleTimeoutState | null> {
  const { services, workspace, membership, idle } = ctx;
  if (!idle) return null;
  const since = services.clock();
  const place = { workspaceId: workspace.id, sessionId, memberId: membership.memberId };
  await recordActivity(services.database.system, place, since);
  const support = ctx.actor.kind === 'user' ? ctx.actor.support : undefined;
  const wound = { ...idle, since, written: true, endsAt: new Date(since.getTime() + idle.lasts) };
  return support ? capIdleTimeout(support.expiresAt, wound) : wound;
}

/**
 * Returns the earliest time at which the API caller's access can change without a database change: the end of a grant
 * or of the idle timeout. Returns at most `latest`.
 */
export function nextExpiry({ membership, services, idle }: WorkspaceContext, latest: Date): Date {
  const now = services.clock();
  const ends = membership.grants.flatMap(({ expiresAt }) => (expiresAt && expiresAt > now ? [expiresAt] : []));
  return [latest, ...(idle ? [idle.endsAt] : []), ...ends].reduce((first, one) => (one < first ? one : first));
}
