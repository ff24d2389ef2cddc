import { type ApiKeyLabel, type ApiKeyMode, LIMITS, normalizeName } from '@frontdesk/domain';
import { checkGrantLimit, isPolicyKey, requestedKeyPermissions } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { callerGrants } from '../../members/index.ts';
import { normalizeRanges } from '../ranges.ts';
import { checkIdentityKey, toAuditData, writeKey } from './api-key-validation.ts';

export interface CreateApiKey {
  readonly name: string;
  readonly label: ApiKeyLabel;
  readonly mode: ApiKeyMode;
  readonly scopes: readonly string[];
  readonly expiresInDays: number;
  readonly allowedRanges?: readonly string[] | null;
  readonly serviceAccountId?: string | null;
}

/** Creates a key limited to the creator's current policies and its scopes. The secret is only in the result. */
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
  const { label, mode } = input;
  const expiresAt = new Date(now.getTime() + input.expiresInDays * 86_400_000);
  const creator = callerGrants(ctx);
  const verdict = checkGrantLimit({ giver: creator, result: requestedKeyPermissions({ creator, scopes, expiresAt }) });
  if (!verdict.allowed) return refused(verdict.reason, 'scopes');
  const { serviceAccountId = null } = input;
  const terms = { name, label, mode, scopes, allowedRanges, expiresAt, serviceAccountId };
  return ctx.db.write(async (tx) => {
    const refusal = serviceAccountId === null ? null : await checkIdentityKey(tx, ctx, serviceAccountId, scopes);
    if (refusal) return refusal;
    const { id, secret } = await writeKey(tx, ctx, terms);
    await recordEvent(tx, ctx, {
      name: 'api_key.created',
      subject: { type: 'ApiKey', id },
      after: toAuditData(terms),
    });
    return { type: 'ApiKeyCreated', apiKey: byId(id), secret } as const;
  });
}
