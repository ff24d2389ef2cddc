import { withStored } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { urlOf } from '../knowledge.validation.ts';

interface LinkChange {
  readonly id: string;
  readonly isLinkShared: boolean;
  /** URL that is added. Null for none. If omitted, the URL is not changed. */
  readonly publicUrl?: string | null;
}

/** Changes whether the agent adds a link to answers from a source, and which link it adds (AG-18). */
export const updateKnowledgeSourceLink = (ctx: WorkspaceContext, { id, ...given }: LinkChange) =>
  ctx.db.write(async (tx) => {
    const row = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    const source = authorize(ctx, 'update', 'KnowledgeSource', row);
    const { publicUrl } = withStored({ publicUrl: given.publicUrl }, { publicUrl: source.publicUrl });
    const url = urlOf(publicUrl ?? '');
    if (url === null) return refused('PUBLIC_URL_INVALID', 'publicUrl');
    // A web page is always cited with its own URL, which cannot be replaced.
    if (source.kind === 'WEB_PAGE' && url !== '') return refused('PUBLIC_URL_OF_WEB_PAGE', 'publicUrl');
    const link = { isLinkShared: given.isLinkShared, publicUrl: url || null };
    // The revision does not change, because it protects the content, which a member may be editing.
    const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name };
    await tx.knowledgeSource.updateMany({ where: { id }, data: { ...link, ...stamp } });
    await recordEvent(tx, ctx, {
      name: 'knowledge_source.updated',
      subject: { type: 'KnowledgeSource', id },
      before: { title: source.title, isLinkShared: source.isLinkShared, publicUrl: source.publicUrl },
      after: { title: source.title, ...link },
    });
    return { source: byId(id) } as const;
  });
