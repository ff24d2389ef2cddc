import { createHash } from 'node:crypto';
import type { TenantDb } from '../db/tenant-db.ts';
import type { Credentials } from './authenticate.ts';
import { callerValues } from './caller-query.ts';
import type { AccessEvidence, RequestContext, Transport, WorkspaceContext } from './context.ts';
import { isStale, nextExpiry } from './idle-timeout.ts';

/**
 * Cache of users who have entered a workspace. Does not contain API keys, which are authenticated again for each
 * request.
 */
export interface CallerCache {
  /**
   * Stores an API caller that was just read from the database. Has no effect for an API key or a caller who has not
   * entered a workspace.
   */
  store(credentials: Credentials, ctx: RequestContext): void;
  /**
   * Returns the cached API caller for a new request. The permissions are not verified yet, so the caller may be used
   * only for a read that verifies the row versions in the same round trip (`query-compiler/read-field.ts`). Returns
   * null if the caller is not cached, the entry has expired, or user activity must be recorded.
   */
  find(credentials: Credentials, transport: Transport, now: Date): RequestContext | null;
}

interface CacheEntry {
  readonly ctx: RequestContext;
  readonly access: WorkspaceContext;
  readonly evidence: AccessEvidence;
  /**
   * Time at which the cache entry expires, which is the earliest of token expiry, next grant expiry and idle timeout.
   */
  readonly until: Date;
}

const MOST = 2_000;

export function createCallerCache(): CallerCache {
  const known = new Map<string, CacheEntry>();
  return {
    store: (credentials, ctx) => {
      const { evidence, workspaceAccess: entrance } = ctx;
      if (!evidence || entrance.kind !== 'entered' || credentials.bearer === null) return;
      if (known.size >= MOST) known.clear();
      const access = entrance.context;
      known.set(keyOf(credentials), { ctx, access, evidence, until: nextExpiry(access, evidence.until) });
    },
    find: (credentials, transport, now) => {
      const stored = credentials.bearer === null ? undefined : known.get(keyOf(credentials));
      if (!stored || stored.until <= now) return null;
      const { ctx, access, evidence } = stored;
      // User activity is recorded at most once a minute, and only by a request that does not use the cache.
      if (transport.userCaused && access.idle && isStale(access.idle, now)) return null;
      const proof = { values: callerValues(evidence.lookup, now), versions: evidence.versions };
      return {
        ...ctx,
        transport,
        workspaceAccess: { kind: 'entered', context: { ...access, transport, proof, db: CLOSED } },
      };
    },
  };
}

/** Returns the cache key of credentials. The key contains only the hash of the token, because the token is a secret. */
const keyOf = ({ bearer, workspaceSlug }: Credentials): string =>
  `${createHash('sha256')
    .update(bearer ?? '')
    .digest('base64url')} ${workspaceSlug ?? ''}`;

const refuse = () => Promise.reject(new TypeError('The caller is not authenticated yet, so there is no transaction.'));
const CLOSED: TenantDb = { read: refuse, write: refuse };
