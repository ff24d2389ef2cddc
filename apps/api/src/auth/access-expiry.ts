import type { WorkspaceContext } from './context.ts';

/** Time at which access ends or shrinks without an event: a grant expires, or the idle timeout passes. */
export function nextExpiry({ membership, services, idle }: WorkspaceContext, latest: Date): Date {
  const now = services.clock();
  const ends = membership.grants.flatMap(({ expiresAt }) => (expiresAt && expiresAt > now ? [expiresAt] : []));
  return [latest, ...(idle ? [idle.endsAt] : []), ...ends].reduce((first, one) => (one < first ? one : first));
}
