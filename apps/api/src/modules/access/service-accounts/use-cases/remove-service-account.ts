import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { checkIdentityGrant, findActiveIdentity } from '../grant-check.ts';

/** Deletes a service account and revokes its keys. */
export const removeServiceAccount = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const identity = authorize(ctx, 'remove', 'ServiceAccount', await findActiveIdentity(tx, id));
    const refusal = checkIdentityGrant(ctx, { before: identity });
    if (refusal) return refused(refusal, 'id');
    const now = ctx.services.clock();
    const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
    await tx.serviceAccount.update({ where, data: { activeName: null, removedAt: now } });
    const { count } = await tx.apiKey.updateMany({
      where: { serviceAccountId: id, revokedAt: null },
      data: { revokedAt: now },
    });
    const fact = { name: 'service_account.removed', subject: { type: 'ServiceAccount', id } } as const;
    const change = { before: { name: identity.name, policies: identity.policies }, after: { revokedKeys: count } };
    await recordEvent(tx, ctx, { ...fact, ...change }, { topic: 'access', workspaceId: ctx.workspace.id });
    return { type: 'ServiceAccountRemoved', id } as const;
  });
