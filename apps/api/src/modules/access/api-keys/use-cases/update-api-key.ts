import { normalizeName } from '@frontdesk/domain';
import { checkGrantLimit, isPolicyKey, requestedKeyPermissions } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { callerGrants } from '../../members/index.ts';
import { type ApiKeyRow, lockApiKey } from '../api-keys.repository.ts';
import { normalizeRanges } from '../ranges.ts';

interface UpdateApiKey {
  readonly id: string;
  readonly name: string;
  readonly allowedRanges: readonly string[];
}

/** Changes the name and address ranges of a key. Permissions change by rotation or by reducing scopes. */
export async function updateApiKey(ctx: WorkspaceContext, input: UpdateApiKey) {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const allowedRanges = normalizeRanges(input.allowedRanges);
  if (!allowedRanges) return refused('RANGE_INVALID', 'allowedRanges');
  const { id } = input;
  return ctx.db.write(async (tx) => {
    const key = authorize(ctx, 'update', 'ApiKey', await lockApiKey(tx, id));
    if (key.revokedAt || key.expiresAt <= ctx.services.clock()) return refused('KEY_ENDED', 'id');
    if (exceedsGrants(ctx, key)) return refused('TARGET_ABOVE_YOURS', 'id');
    const before = { name: key.name, allowedRanges: key.allowedRanges };
    const after = { name, allowedRanges };
    if (JSON.stringify(before) === JSON.stringify(after)) return { type: 'ApiKeyUpdated', apiKey: byId(id) } as const;
    await tx.apiKey.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: after });
    const subject = { type: 'ApiKey', id };
    const note = { topic: 'access', workspaceId: ctx.workspace.id } as const;
    await recordEvent(tx, ctx, { name: 'api_key.updated', subject, before, after }, note);
    return { type: 'ApiKeyUpdated', apiKey: byId(id) } as const;
  });
}

/** Widening another member's key requires all its policies. The caller's own key never exceeds the caller. */
function exceedsGrants(ctx: WorkspaceContext, { createdById, scopes, expiresAt }: ApiKeyRow): boolean {
  if (createdById === ctx.membership.userId) return false;
  const creator = callerGrants(ctx);
  const target = requestedKeyPermissions({ creator, scopes: scopes.filter(isPolicyKey), expiresAt });
  return !checkGrantLimit({ giver: creator, target }).allowed;
}
