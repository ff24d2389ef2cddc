import { KNOWLEDGE_LIMITS, type RefreshInterval, WEB_PAGE_LIMITS, type WebPageScope } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { addressTitle, pageUrl } from '../web/page-url.ts';
import { beginReading, nextReadAfter } from '../web/reading.ts';

interface WebPages {
  readonly url: string;
  readonly scope: WebPageScope;
  readonly refreshInterval: RefreshInterval;
}

/** Adds a web page, or the pages of a sitemap, as a source and starts reading them (AG-16). */
export async function createWebPageSource(ctx: WorkspaceContext, { url: given, scope, refreshInterval }: WebPages) {
  // Runs outside the transaction, because it resolves the host name.
  const fault = await ctx.services.outbound.faultOf(given.trim());
  if (fault) return refused(fault, 'url');
  const url = pageUrl(given.trim()).href;
  return ctx.db.write(async (tx) => {
    // Serializes concurrent additions, so that the maximum number of sources is not exceeded.
    await lockWorkspace(tx);
    if ((await tx.knowledgeSource.count()) >= KNOWLEDGE_LIMITS.sources) return refused('KNOWLEDGE_SOURCES_TOO_MANY');
    if ((await tx.knowledgeSource.count({ where: { kind: 'WEB_PAGE' } })) >= WEB_PAGE_LIMITS.sources)
      return refused('WEB_PAGES_TOO_MANY');
    if (await tx.knowledgeSource.findFirst({ where: { url, scope }, select: { id: true } }))
      return refused('WEB_PAGE_EXISTS', 'url');
    const [id, now, workspaceId] = [uuidv7(), ctx.services.clock(), ctx.workspace.id];
    const stamp = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
    const page = { kind: 'WEB_PAGE', url, scope, refreshInterval };
    const empty = { text: '', characterCount: 0, passageCount: 0 };
    // The source is first stored as not read. beginReading() then changes its state.
    const unread = { state: 'FAILED', error: 'INTERRUPTED' };
    await tx.knowledgeSource.create({
      data: { workspaceId, id, title: addressTitle(url), ...page, ...empty, ...unread, ...stamp },
    });
    await beginReading(tx, { workspaceId, id, url, scope, refreshInterval }, now);
    const subject = { type: 'KnowledgeSource', id } as const;
    await recordEvent(tx, ctx, { name: 'knowledge_source.created', subject, after: page });
    return { source: byId(id) } as const;
  });
}

interface WebPageChange {
  readonly id: string;
  readonly revision: number;
  readonly refreshInterval: RefreshInterval;
}

/** Changes the interval at which web pages are read again. */
export const updateWebPageSource = (ctx: WorkspaceContext, { id, revision, refreshInterval }: WebPageChange) =>
  ctx.db.write(async (tx) => {
    const row = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    const source = authorize(ctx, 'update', 'KnowledgeSource', row);
    if (source.kind !== 'WEB_PAGE') return refused('KNOWLEDGE_SOURCE_NOT_WEB_PAGE', 'id');
    if (source.revision !== revision) return refused('KNOWLEDGE_CHANGED', 'revision');
    const now = ctx.services.clock();
    const stamp = { updatedAt: now, updatedByName: ctx.actor.name, revision: revision + 1 };
    const nextReadAt = nextReadAfter(refreshInterval, now);
    await tx.knowledgeSource.updateMany({ where: { id }, data: { refreshInterval, nextReadAt, ...stamp } });
    await recordEvent(tx, ctx, {
      name: 'knowledge_source.updated',
      subject: { type: 'KnowledgeSource', id },
      before: { title: source.title, refreshInterval: source.refreshInterval },
      after: { title: source.title, refreshInterval },
    });
    return { source: byId(id) } as const;
  });
