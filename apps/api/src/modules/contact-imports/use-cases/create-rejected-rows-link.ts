import type { WorkspaceContext } from '../../../auth/context.ts';
import { createDownloadUrl } from '../../../http/download-url.ts';
import { RejectedRowsLink } from '../graphql/contact-import.results.ts';
import { isRefused, lockIfIdle } from '../lock-if-idle.ts';

/** An address for the rows that were left out, each with its reason: bound to the caller, and asked again when it is used. */
export const createRejectedRowsLink = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    const { url, expiresAt } = await createDownloadUrl(ctx, 'rejected-rows', id);
    return new RejectedRowsLink(url, expiresAt);
  });
