import type { WorkspaceContext } from './context.ts';

/**
 * Returns the earliest time at which the caller's access can change without a database change: the end of a grant or of
 * the idle timeout. `latest` is the upper limit.
 */
export function nextExpiry({ membership, services, idle }: WorkspaceContext, latest: Date): Date {
  const now = services.clock();
  const ends = membership.grants.flatMap(({ expiresAt }) => (expiresAt && expiresAt > now ? [expiresAt] : []));
  return [latest, ...(idle ? [idle.endsAt] : []), ...ends].reduce((first, one) => (one < first ? one : first));
}
