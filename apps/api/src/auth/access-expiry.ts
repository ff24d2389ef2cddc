import type { WorkspaceContext } from './context.ts';

/** When a standing ends, or is less, by time alone, which nobody tells: a grant runs out, or the person was idle for too long. */
export function nextExpiry({ membership, services, idle }: WorkspaceContext, latest: Date): Date {
  const now = services.clock();
  const ends = membership.grants.flatMap(({ expiresAt }) => (expiresAt && expiresAt > now ? [expiresAt] : []));
  return [latest, ...(idle ? [idle.endsAt] : []), ...ends].reduce((first, one) => (one < first ? one : first));
}
