import {
  API_KEY_GRACE_PERIOD_HOURS,
  type ApiKeyGracePeriod,
  type ApiKeyMode,
  type Environment,
  LIMITS,
} from '@frontdesk/domain';
import { checkGrantLimit, isPolicyKey, requestedKeyPermissions } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { callerGrants } from '../../members/index.ts';
import { type ApiKeyRow, lockApiKey } from '../api-keys.repository.ts';
import { checkIdentityKey, toAuditData, writeKey } from './api-key-validation.ts';

/**
 * Creates a new key with the same settings and returns its secret. The key's scopes must be within the API caller's
 * grant limit. The new key belongs to the caller, or to the service account of the old key. The old key works until the
 * end of the grace period or of its own validity period, whichever comes first.
 */
export const rotateApiKey = (
  ctx: WorkspaceContext,
  { id, gracePeriod }: { id: string; gracePeriod: ApiKeyGracePeriod },
) =>
  ctx.db.write(async (tx) => {
    const old = authorize(ctx, 'rotate', 'ApiKey', await lockApiKey(tx, id));
    const now = ctx.services.clock();
    if (old.replacedById) return refused('KEY_REPLACED', 'id');
    if (old.revokedAt || old.expiresAt <= now) return refused('KEY_INACTIVE', 'id');
    const terms = termsOf(old, now);
    const creator = callerGrants(ctx);
    const scopes = old.scopes.filter(isPolicyKey);
    const verdict = checkGrantLimit({
      giver: creator,
      result: requestedKeyPermissions({ creator, scopes, expiresAt: terms.expiresAt }),
    });
    if (!verdict.allowed) return refused(verdict.reason, 'id');

    // For a key of a service account, the creator of the key also needs permission to update the account.
    const refusal = old.serviceAccountId && (await checkIdentityKey(tx, ctx, old.serviceAccountId, []));
    if (refusal) return refused(refusal.code, 'id');

    const which = { where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } };
    const { id: newId, secret } = await writeKey(tx, ctx, terms);
    const ends = endOf(old, gracePeriod, now);
    await tx.apiKey.update({ ...which, data: { replacedById: newId, ...ends } });
    const fact = {
      name: 'api_key.rotated',
      subject: { type: 'ApiKey', id },
      before: { expiresAt: old.expiresAt.toISOString() },
      after: {
        gracePeriod,
        expiresAt: ends.expiresAt.toISOString(),
        replacedById: newId,
        replacedBy: toAuditData(terms),
      },
    } as const;
    const access: ChangeEvent[] = gracePeriod === 'NOW' ? [{ topic: 'access', workspaceId: ctx.workspace.id }] : [];
    await recordEvent(tx, ctx, fact, ...access);
    return { apiKey: byId(newId), previous: byId(id), secret } as const;
  });

/**
 * Returns the settings of the new key: those of the old key, with a validity period of the same length, limited to the
 * maximum.
 */
function termsOf(old: ApiKeyRow, now: Date) {
  const { name, environment, mode, scopes, allowedRanges, serviceAccountId, createdAt, expiresAt } = old;
  const life = Math.min(expiresAt.getTime() - createdAt.getTime(), LIMITS.apiKeyDaysMax * DAY_MS);
  return {
    name,
    environment: environment as Environment,
    mode: mode as ApiKeyMode,
    scopes,
    allowedRanges,
    serviceAccountId,
    expiresAt: new Date(now.getTime() + life),
  };
}

function endOf(old: ApiKeyRow, gracePeriod: ApiKeyGracePeriod, now: Date): { expiresAt: Date; revokedAt?: Date } {
  if (gracePeriod === 'NOW') return { expiresAt: old.expiresAt, revokedAt: now };
  const end = new Date(now.getTime() + API_KEY_GRACE_PERIOD_HOURS[gracePeriod] * HOUR_MS);
  return { expiresAt: end < old.expiresAt ? end : old.expiresAt };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
