import { KNOWLEDGE_LIMITS, type RefusalCode } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueKnowledgeRead } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { UnreadableFile, type UploadedFile } from '../../../../http/uploads.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { storeFile } from '../file-parts.ts';

interface StoredFile {
  readonly fileId: string;
  readonly title: string;
  readonly byteCount: number;
}

/**
 * Stores an uploaded file and enqueues the extraction of its text (AG-16). Returns the id of the source. If `replace`
 * is set, the file replaces the file of that source, whose passages remain in use until the new file has been read.
 */
export async function uploadKnowledgeFile(ctx: WorkspaceContext, file: UploadedFile): Promise<string> {
  const fileId = uuidv7();
  const workspaceId = ctx.workspace.id;
  try {
    const byteCount = await storeFile(ctx.services, { workspaceId, fileId }, file.bytes);
    if (byteCount === 0) throw new UnreadableFile('KNOWLEDGE_FILE_EMPTY');
    const stored = { fileId, title: file.name, byteCount };
    return await ctx.db.write(async (tx) => {
      await lockWorkspace(tx);
      const id = file.replace ? await replaceFile(tx, ctx, file.replace, stored) : await addFile(tx, ctx, stored);
      await enqueueKnowledgeRead(tx, { workspaceId, id });
      return id;
    });
  } catch (error) {
    // The file was refused after its parts were stored, so the parts do not belong to a source.
    await ctx.db.write((tx) => tx.knowledgeFilePart.deleteMany({ where: { fileId } }));
    throw error;
  }
}

async function addFile(tx: Tx, ctx: WorkspaceContext, { title, ...file }: StoredFile): Promise<string> {
  if ((await tx.knowledgeSource.count()) >= KNOWLEDGE_LIMITS.sources) throw refusal('KNOWLEDGE_SOURCES_TOO_MANY');
  await assertFewUnread(tx);
  const [id, now] = [uuidv7(), ctx.services.clock()];
  const stamp = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
  const empty = { text: '', characterCount: 0, passageCount: 0, state: 'READING' };
  const workspaceId = ctx.workspace.id;
  await tx.knowledgeSource.create({ data: { workspaceId, id, kind: 'FILE', title, ...file, ...empty, ...stamp } });
  const subject = { type: 'KnowledgeSource', id };
  const after = { kind: 'FILE', title, byteCount: file.byteCount };
  await recordEvent(tx, ctx, { name: 'knowledge_source.created', subject, after });
  return id;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function replaceFile(tx: Tx, ctx: WorkspaceContext, id: string, file: StoredFile): Promise<string> {
  const row = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
  const source = authorize(ctx, 'update', 'KnowledgeSource', row);
  if (source.kind !== 'FILE') throw refusal('KNOWLEDGE_SOURCE_NOT_FILE');
  if (source.fileId) await tx.knowledgeFilePart.deleteMany({ where: { fileId: source.fileId } });
  else await assertFewUnread(tx);
  const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name, revision: source.revision + 1 };
  await tx.knowledgeSource.updateMany({ where: { id }, data: { ...file, ...stamp, state: 'READING', error: null } });
  await recordEvent(tx, ctx, {
    name: 'knowledge_source.updated',
    subject: { type: 'KnowledgeSource', id },
    before: { title: source.title, byteCount: source.byteCount },
    after: { title: file.title, byteCount: file.byteCount },
  });
  return id;
}

/**
 * Refuses the upload if too many files have not been read yet. The content of a file is stored only until it has been
 * read.
 */
async function assertFewUnread(tx: Tx): Promise<void> {
  const unread = await tx.knowledgeSource.count({ where: { fileId: { not: null } } });
  if (unread >= KNOWLEDGE_LIMITS.unreadFiles) throw refusal('KNOWLEDGE_FILES_UNREAD');
}

const refusal = (code: RefusalCode) => new UnreadableFile(code);
