import { LIMITS } from '@frontdesk/domain';
import { expandPolicies, isPolicyKey } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockApiKey } from '../api-keys.repository.ts';

/** Reduces a key's scopes to recently used policies. Never adds any. */
export const reduceApiKeyScopes = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const key = authorize(ctx, 'update', 'ApiKey', await lockApiKey(tx, id));
    const now = ctx.services.clock();
    if (key.revokedAt || key.expiresAt <= now) return refused('KEY_ENDED', 'id');
    const since = new Date(now.getTime() - LIMITS.apiKeyUseDays * 86_400_000);
    const uses = await tx.apiKeyPolicyUse.findMany({
      where: { apiKeyId: id, lastUsedAt: { gt: since } },
      orderBy: { policy: 'asc' },
    });
    const held = expandPolicies(key.scopes.filter(isPolicyKey));
    const scopes = uses.map(({ policy }) => policy).filter((policy) => isPolicyKey(policy) && held.has(policy));
    if (scopes.length === 0) return refused('KEY_UNUSED', 'id');
    if (expandPolicies(scopes.filter(isPolicyKey)).size === held.size)
      return { type: 'ApiKeyScopesReduced', apiKey: byId(id) } as const;
    await tx.apiKey.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: { scopes } });
    const subject = { type: 'ApiKey', id };
    const change = { before: { scopes: key.scopes }, after: { scopes } };
    const note = { topic: 'access', workspaceId: ctx.workspace.id } as const;
    await recordEvent(tx, ctx, { name: 'api_key.scopes_reduced', subject, ...change }, note);
    return { type: 'ApiKeyScopesReduced', apiKey: byId(id) } as const;
  });
