import { isSlug, locksWorkspace } from '@frontdesk/domain';
import type { PlatformCaller } from '@frontdesk/policies';
import { hashSecret, sameHash } from '../crypto/opaque-token.ts';
import { notFound, unauthenticated } from '../errors/denials.ts';
import { isWithin, recordDeniedRequest } from '../modules/access/api-keys/index.ts';
import { platformAbilityOf } from './ability-cache.ts';
import { apiKeyAccess, memberAccess, serviceAccountAccess, supportAccess } from './access-context.ts';
import { findKey, findUser, type UserRow } from './caller-query.ts';
import type { ApiKeyActor, RequestContext, Services, Transport, UserActor, WorkspaceAccess } from './context.ts';
import { idleTimeoutOf, isStale, renewIdleTimeout } from './idle-timeout.ts';
import { asSupportActor } from './support-actor.ts';
import type { AccessClaims, VerifiedClaims } from './tokens/access-token.ts';
import { looksLikeApiKey, parseApiKeyToken } from './tokens/api-key-token.ts';
import { voiceStatusOf } from './voice-status.ts';

export interface Credentials {
  readonly bearer: string | null;
  /** Workspace slug from the x-workspace header. Null if the request has no such header. */
  readonly workspaceSlug: string | null;
}

/**
 * Returns the context of a request with a session token, a playground token or an API key, which contains the
 * authenticated user or key and the workspace. A request without credentials is anonymous. Throws UNAUTHENTICATED if
 * the credentials are invalid, and NOT_FOUND if the request specifies a workspace other than that of the API key.
 */
export async function authenticate(
  services: Services,
  transport: Transport,
  { bearer, workspaceSlug }: Credentials,
): Promise<RequestContext> {
  const base = { services, transport };
  if (bearer === null) return anonymous(base, workspaceSlug);
  return looksLikeApiKey(bearer)
    ? authenticateKey(base, bearer, workspaceSlug)
    : authenticateUser(base, bearer, workspaceSlug);
}

type Base = Pick<RequestContext, 'services' | 'transport'>;

/**
 * Returns the request context of an active session. `claims` must come from a verified token. Throws UNAUTHENTICATED if
 * the session has ended or the account is disabled.
 */
export function resolveSessionCaller(base: Base, claims: Omit<AccessClaims, 'use'>): Promise<RequestContext> {
  return authenticateClaims(base, { ...claims, use: 'session', expiresAt: base.services.clock() }, null);
}

function anonymous(base: Base, workspaceSlug: string | null): RequestContext {
  const entrance: WorkspaceAccess = workspaceSlug === null ? { kind: 'unnamed' } : { kind: 'absent' };
  const again = async () => anonymous(base, workspaceSlug);
  return request(
    base,
    { kind: 'anonymous' },
    { actor: { kind: 'anonymous' }, workspaceAccess: entrance, evidence: null, again },
  );
}

async function authenticateUser(base: Base, bearer: string, slug: string | null): Promise<RequestContext> {
  const { tokens, clock } = base.services;
  const claims = await tokens.verify(bearer, clock());
  if (!claims) throw unauthenticated('Your sign-in has expired. Sign in again.');
  return authenticateClaims(base, claims, slug);
}

async function authenticateClaims(base: Base, claims: VerifiedClaims, slug: string | null): Promise<RequestContext> {
  const { database, clock } = base.services;
  const { sessionId, userId, workspaceId = null } = claims;
  // A playground token is valid for only one workspace, so the x-workspace header is ignored.
  const named = slug !== null && isSlug(slug) && workspaceId === null ? slug : null;
  const lookup = { sessionId, userId, slug: named, workspaceId };
  const found = await findUser(database.system, lookup, clock());
  if (!found) throw unauthenticated('Your session has ended. Sign in again.');
  const { caller: row, versions } = found;

  const actor: UserActor = {
    kind: 'user',
    userId,
    name: row.name,
    email: row.email,
    emailVerified: row.email_verified,
    globalRole: row.global_role,
    sessionId,
    tokenUse: claims.use,
    provedAt: new Date(row.proved_at),
  };
  const caller: PlatformCaller = {
    kind: 'user',
    userId,
    emailVerified: row.email_verified,
    globalRole: row.global_role,
    // Two-factor authentication of global admins is required only in production, because the credentials of demo
    // accounts are public and a development server is local.
    lacksSecondFactor: base.services.mode === 'production' && row.admin_second_factor === false,
    canCreateWorkspaces: row.workspace_creation,
  };
  const unnamed = slug === null && workspaceId === null;
  const entrance: WorkspaceAccess = unnamed ? { kind: 'unnamed' } : await entranceOf(base, actor, row, slug);
  const evidence = { lookup, versions, until: claims.expiresAt };
  return request(base, caller, {
    actor,
    workspaceAccess: entrance,
    evidence,
    again: () => authenticateClaims(base, claims, slug),
  });
}

async function entranceOf(base: Base, actor: UserActor, row: UserRow, slug: string | null): Promise<WorkspaceAccess> {
  const { workspace, member } = row;
  if (!workspace || !member || (slug !== null && slug !== workspace.slug)) return { kind: 'absent' };
  const now = base.services.clock();
  const idle = idleTimeoutOf(workspace, row);
  const context = row.support
    ? supportAccess(base, asSupportActor(actor, row.support), workspace, { member, idle })
    : memberAccess(base, actor, workspace, { member, idle });
  if (idle.endsAt <= now) return { kind: 'held', because: 'SESSION_IDLE', context };
  if (row.second_factor === false) return { kind: 'held', because: 'SECOND_FACTOR_REQUIRED', context };
  if (locksWorkspace(voiceStatusOf(base.services, row.voice)))
    return { kind: 'held', because: 'VOICE_VERIFICATION_PENDING', context };
  if (!base.transport.userCaused || !isStale(idle, now)) return { kind: 'entered', context };
  return { kind: 'entered', context: { ...context, idle: await renewIdleTimeout(context, actor) } };
}

async function authenticateKey(base: Base, bearer: string, slug: string | null): Promise<RequestContext> {
  const { database, clock } = base.services;
  const token = parseApiKeyToken(bearer);
  const key = token && (await findKey(database.system, token.keyId, clock()));
  // A key without an active creator or service account is invalid, because its permissions come from that creator or
  // account.
  const holder = key?.serviceAccount ?? key?.member;
  if (!token || !key || !holder || !sameHash(key.secret_hash, hashSecret(token.secret))) {
    throw invalidKey();
  }
  const { id: apiKeyId, name, mode, created_by_id: createdById } = key;
  const actor: ApiKeyActor = { kind: 'api_key', apiKeyId, name, mode, createdById };
  if (!isWithin(base.transport.ipAddress, key.allowed_ranges)) {
    recordDeniedRequest({ ...base, actor, workspaceId: key.workspace.id });
    throw invalidKey();
  }
  if (slug !== null && slug !== key.workspace.slug) throw notFound();
  const context =
    'policies' in holder ? serviceAccountAccess(base, actor, key, holder) : apiKeyAccess(base, actor, key, holder);
  const again = () => authenticateKey(base, bearer, slug);
  return request(
    base,
    { kind: 'anonymous' },
    { actor, workspaceAccess: { kind: 'entered', context }, evidence: null, again },
  );
}

/**
 * Returns the error for an API key that is not accepted. The message is the same for unknown, revoked and expired keys
 * and for client addresses that the key does not allow, so that it does not reveal whether the key exists.
 */
const invalidKey = () => unauthenticated('This API key is not valid. It may have been revoked or have expired.');

type CallerState = Pick<RequestContext, 'actor' | 'workspaceAccess' | 'evidence' | 'again'>;

const request = (base: Base, caller: PlatformCaller, who: CallerState): RequestContext => ({
  ...base,
  ...who,
  platformAbility: platformAbilityOf(caller),
});
