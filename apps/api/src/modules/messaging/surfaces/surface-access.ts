import { DONE_SURFACE_STATUSES, OPEN_SURFACE_STATUSES, SURFACE_CHECK_LIMITS, surfaceDeadline } from '@frontdesk/domain';
import { hashSecret, sameHash } from '../../../crypto/opaque-token.ts';
import type { SurfaceRow } from './surfaces.repository.ts';

export const isDone = ({ status }: Pick<SurfaceRow, 'status'>): boolean =>
  DONE_SURFACE_STATUSES.some((done) => done === status);

/** Returns whether the contact can fill in a form, if the second check is passed. */
export const isOpen = ({ status, expiresAt }: Pick<SurfaceRow, 'status' | 'expiresAt'>, now: Date): boolean =>
  OPEN_SURFACE_STATUSES.some((open) => open === status) && now <= surfaceDeadline(expiresAt);

/** Returns whether a secret is that of the browser to which the form is bound. */
export const isBrowserOf = ({ browserHash }: Pick<SurfaceRow, 'browserHash'>, browser: string | null): boolean =>
  browser !== null && sameHash(browserHash, hashSecret(browser));

const PASSED_MS = SURFACE_CHECK_LIMITS.passedDays * 86_400_000;

/**
 * Returns whether a browser passed the second check of a form, or the form has none. A locked form is not accessible,
 * also to a browser that passed the check before.
 */
export function isAccessible(
  surface: Pick<SurfaceRow, 'secondCheck' | 'checkPassedAt' | 'lockedAt' | 'browserHash'>,
  browser: string | null,
  now: Date,
): boolean {
  const { secondCheck, checkPassedAt, lockedAt } = surface;
  if (secondCheck === 'NONE') return true;
  if (lockedAt !== null || checkPassedAt === null || !isBrowserOf(surface, browser)) return false;
  return now.getTime() < checkPassedAt.getTime() + PASSED_MS;
}
