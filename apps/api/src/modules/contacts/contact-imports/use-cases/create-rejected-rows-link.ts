import type { WorkspaceContext } from '../../../../auth/context.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import { isRefused, lockIfIdle } from '../lock-if-idle.ts';

/** Creates a download URL for the rejected rows with reasons, bound to the caller. Access is checked again on use. */
export const createRejectedRowsLink = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    const { url, expiresAt } = await createDownloadUrl(ctx, 'rejected-rows', id);
    return { type: 'RejectedRowsLink', url, expiresAt } as const;
  });
