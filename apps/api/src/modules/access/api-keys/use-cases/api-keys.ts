import { type ApiKeyMode, type Environment, LIMITS, normalizeName } from '@frontdesk/domain';
import { checkGrantLimit, expandPolicies, isPolicyKey, requestedKeyPermissions } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { callerGrants } from '../../members/index.ts';
import { type ApiKeyRow, lockApiKey } from '../api-keys.repository.ts';
import { normalizeRanges } from '../ranges.ts';
import { checkIdentityKey, toAuditData, writeKey } from './api-key-validation.ts';

interface CreateApiKey {
  readonly name: string;
  readonly environment: Environment;
  readonly mode: ApiKeyMode;
  readonly scopes: readonly string[];
  readonly expiresInDays: number;
  readonly allowedRanges?: readonly string[] | null;
  readonly serviceAccountId?: string | null;
}

/**
 * Creates an API key and returns its secret, which is shown only once. The scopes must be within the API caller's grant
 * limit. The key's permissions are the scopes that its creator or service account holds at the time of a request.
 */
export async function createApiKey(ctx: WorkspaceContext, input: CreateApiKey) {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const scopes = [...new Set(input.scopes)].filter(isPolicyKey);
  if (scopes.length < new Set(input.scopes).size) return refused('POLICY_UNKNOWN', 'scopes');
  if (scopes.length === 0) return refused('SCOPES_EMPTY', 'scopes');
  if (input.expiresInDays < 1 || input.expiresInDays > LIMITS.apiKeyDaysMax)
    return refused('EXPIRY_INVALID', 'expiresInDays');
  const allowedRanges = normalizeRanges(input.allowedRanges ?? []);
  if (!allowedRanges) return refused('RANGE_INVALID', 'allowedRanges');

  const now = ctx.services.clock();
  const { environment, mode } = input;
  const expiresAt = new Date(now.getTime() + input.expiresInDays * 86_400_000);
  const creator = callerGrants(ctx);
  const verdict = checkGrantLimit({ giver: creator, result: requestedKeyPermissions({ creator, scopes, expiresAt }) });
  if (!verdict.allowed) return refused(verdict.reason, 'scopes');
  const { serviceAccountId = null } = input;
  const terms = { name, environment, mode, scopes, allowedRanges, expiresAt, serviceAccountId };
  return ctx.db.write(async (tx) => {
    const refusal = serviceAccountId === null ? null : await checkIdentityKey(tx, ctx, serviceAccountId, scopes);
    if (refusal) return refusal;
    const { id, secret } = await writeKey(tx, ctx, terms);
    await recordEvent(tx, ctx, {
      name: 'api_key.created',
      subject: { type: 'ApiKey', id },
      after: toAuditData(terms),
    });
    return { apiKey: byId(id), secret } as const;
  });
}

interface UpdateApiKey {
  readonly id: string;
  readonly name: string;
  readonly allowedRanges: readonly string[];
}

/**
 * Changes the name and the allowed addresses of an active key. Scopes can only be reduced, using `updateApiKeyScopes`.
 */
export async function updateApiKey(ctx: WorkspaceContext, input: UpdateApiKey) {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const allowedRanges = normalizeRanges(input.allowedRanges);
  if (!allowedRanges) return refused('RANGE_INVALID', 'allowedRanges');
  const { id } = input;
  return ctx.db.write(async (tx) => {
    const key = authorize(ctx, 'update', 'ApiKey', await lockApiKey(tx, id));
    if (key.revokedAt || key.expiresAt <= ctx.services.clock()) return refused('KEY_INACTIVE', 'id');
    if (exceedsGrants(ctx, key)) return refused('TARGET_HAS_MORE_PERMISSIONS', 'id');
    const before = { name: key.name, allowedRanges: key.allowedRanges };
    const after = { name, allowedRanges };
    if (JSON.stringify(before) === JSON.stringify(after)) return { apiKey: byId(id) } as const;
    await tx.apiKey.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: after });
    const subject = { type: 'ApiKey', id };
    const note = { topic: 'access', workspaceId: ctx.workspace.id } as const;
    await recordEvent(tx, ctx, { name: 'api_key.updated', subject, before, after }, note);
    return { apiKey: byId(id) } as const;
  });
}

/**
 * Returns whether a key that another member created exceeds the API caller's grant limit. Always false for keys that
 * the caller created.
 */
function exceedsGrants(ctx: WorkspaceContext, { createdById, scopes, expiresAt }: ApiKeyRow): boolean {
  if (createdById === ctx.membership.userId) return false;
  const creator = callerGrants(ctx);
  const target = requestedKeyPermissions({ creator, scopes: scopes.filter(isPolicyKey), expiresAt });
  return !checkGrantLimit({ giver: creator, target }).allowed;
}

/**
 * Reduces the scopes of an active key to the policies that it used in the last LIMITS.apiKeyUseDays days. Never adds a
 * permission. Refused if the key used none of its policies in this period.
 */
export const updateApiKeyScopes = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const key = authorize(ctx, 'update', 'ApiKey', await lockApiKey(tx, id));
    const now = ctx.services.clock();
    if (key.revokedAt || key.expiresAt <= now) return refused('KEY_INACTIVE', 'id');
    const since = new Date(now.getTime() - LIMITS.apiKeyUseDays * 86_400_000);
    const uses = await tx.apiKeyPolicyUse.findMany({
      where: { apiKeyId: id, lastUsedAt: { gt: since } },
      orderBy: { policy: 'asc' },
    });
    const held = expandPolicies(key.scopes.filter(isPolicyKey));
    const scopes = uses.map(({ policy }) => policy).filter((policy) => isPolicyKey(policy) && held.has(policy));
    if (scopes.length === 0) return refused('KEY_UNUSED', 'id');
    if (expandPolicies(scopes.filter(isPolicyKey)).size === held.size) return { apiKey: byId(id) } as const;
    await tx.apiKey.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: { scopes } });
    const subject = { type: 'ApiKey', id };
    const change = { before: { scopes: key.scopes }, after: { scopes } };
    const note = { topic: 'access', workspaceId: ctx.workspace.id } as const;
    await recordEvent(tx, ctx, { name: 'api_key.scopes_reduced', subject, ...change }, note);
    return { apiKey: byId(id) } as const;
  });

/** Revokes a key immediately. Has no effect on a key that is already revoked. */
export const revokeApiKey = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const key = authorize(ctx, 'revoke', 'ApiKey', await lockApiKey(tx, id));
    if (key.revokedAt) return { apiKey: byId(id) } as const;
    await tx.apiKey.update({
      where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } },
      data: { revokedAt: ctx.services.clock() },
    });
    const fact = { name: 'api_key.revoked', subject: { type: 'ApiKey', id } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
    return { apiKey: byId(id) } as const;
  });
