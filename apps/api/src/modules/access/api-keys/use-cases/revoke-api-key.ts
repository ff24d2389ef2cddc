import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockApiKey } from '../api-keys.repository.ts';

/** Revokes a key. Idempotent. */
export const revokeApiKey = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const key = authorize(ctx, 'revoke', 'ApiKey', await lockApiKey(tx, id));
    if (key.revokedAt) return { type: 'ApiKeyRevoked', apiKey: byId(id) } as const;
    await tx.apiKey.update({
      where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } },
      data: { revokedAt: ctx.services.clock() },
    });
    const fact = { name: 'api_key.revoked', subject: { type: 'ApiKey', id } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
    return { type: 'ApiKeyRevoked', apiKey: byId(id) } as const;
  });
