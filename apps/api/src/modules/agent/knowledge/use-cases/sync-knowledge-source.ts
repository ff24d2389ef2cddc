import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueKnowledgeRead } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { beginReading, readingOf } from '../web/reading.ts';

/** Reads web pages again, or a file whose reading failed (AG-16). Has no effect while the source is being read. */
export const syncKnowledgeSource = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const row = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    const source = authorize(ctx, 'update', 'KnowledgeSource', row);
    if (source.kind !== 'WEB_PAGE' && !(await hasParts(tx, source)))
      return refused('KNOWLEDGE_SOURCE_NOT_READABLE', 'id');
    if (await startRead(tx, source, ctx.services.clock())) {
      const subject = { type: 'KnowledgeSource', id };
      const after = { title: source.title, state: source.kind === 'FILE' ? 'READING' : 'WAITING' };
      await recordEvent(tx, ctx, { name: 'knowledge_source.updated', subject, after });
    }
    return { source: byId(id) } as const;
  });

const hasParts = async (tx: Tx, { fileId }: KnowledgeSource): Promise<boolean> =>
  fileId !== null && (await tx.knowledgeFilePart.count({ where: { fileId } })) > 0;

/** Starts a read of a source. Returns false if the source is already being read. */
async function startRead(tx: Tx, source: KnowledgeSource, now: Date): Promise<boolean> {
  const { workspaceId, id, kind, state } = source;
  if (kind === 'WEB_PAGE') {
    if (readingOf(source)) return false;
    await beginReading(tx, source, now);
    return true;
  }
  if (state !== 'FAILED') return false;
  await tx.knowledgeSource.updateMany({ where: { id }, data: { state: 'READING', error: null } });
  await enqueueKnowledgeRead(tx, { workspaceId, id });
  return true;
}
