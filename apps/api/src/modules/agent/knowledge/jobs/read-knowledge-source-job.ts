import { KNOWLEDGE_LIMITS, type KnowledgeReadError, withoutUnstorable } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { type DocumentText, UnreadableDocument } from '../documents/document.ts';
import { readDocument } from '../documents/read-document.ts';
import { loadFile } from '../file-parts.ts';
import { countPassages, filePassages, replacePassages } from '../store-knowledge.ts';
import { recordVersion } from '../versions/record-version.ts';
import { storedPassage } from '../versions/version-content.ts';

interface ReadOrder {
  readonly workspaceId: string;
  readonly id: string;
}

/** Result of reading the file with the id `fileId`. */
type ReadResult = { readonly fileId: string } & (
  | { readonly document: DocumentText }
  | { readonly error: KnowledgeReadError }
);

/** Extracts the text of an uploaded file. Stores nothing if the job was already completed or the file was replaced. */
export const readKnowledgeSourceJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as ReadOrder;
    const fileId = await fileToRead(services, order);
    if (!fileId) return;
    try {
      await storeResult(services, order, { fileId, ...(await readFile(services, order, fileId)) });
    } catch (error) {
      if (attempts >= max_attempts) await storeResult(services, order, { fileId, error: 'INTERRUPTED' });
      throw error;
    }
  };

const fileToRead = ({ database }: Services, { workspaceId, id }: ReadOrder): Promise<string | null> =>
  database.forWorkspace(workspaceId).read(async (tx) => {
    const where = { id, state: 'READING' };
    return (await tx.knowledgeSource.findFirst({ where, select: { fileId: true } }))?.fileId ?? null;
  });

async function readFile(services: Services, { workspaceId }: ReadOrder, fileId: string) {
  const bytes = await loadFile(services, { workspaceId, fileId });
  // The parts of the file were deleted because the file could not be read for days.
  if (bytes.length === 0) return { error: 'INTERRUPTED' } as const;
  try {
    return { document: await readDocument(bytes) };
  } catch (error) {
    if (error instanceof UnreadableDocument) return { error: error.code };
    throw error;
  }
}

const storeResult = (services: Services, { workspaceId, id }: ReadOrder, result: ReadResult): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const source = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    if (source?.fileId !== result.fileId || source.state !== 'READING') return;
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Knowledge' }, id);
    const error =
      'error' in result ? result.error : await storeDocument(tx, source, result.document, by.services.clock());
    if (error) await tx.knowledgeSource.updateMany({ where: { id }, data: { state: 'FAILED', error } });
    else await tx.knowledgeFilePart.deleteMany({ where: { fileId: result.fileId } });
    await recordEvent(tx, by, {
      name: error ? 'knowledge_source.read_failed' : 'knowledge_source.read',
      subject: { type: 'KnowledgeSource', id },
      after: { title: source.title, ...(error ? { error } : {}) },
    });
  });

/** Replaces the passages of a source and adds a version. If there are too many passages, returns an error and changes nothing. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function storeDocument(
  tx: Tx,
  { workspaceId, id, title, passageCount, byteCount, updatedByName }: KnowledgeSource,
  { format, pageCount, sections }: DocumentText,
  readAt: Date,
): Promise<KnowledgeReadError | null> {
  const storable = sections.map(({ page, text }) => ({ page, text: withoutUnstorable(text) }));
  const passages = filePassages(title, storable);
  // A member can add a source at the same time, so the limit can be exceeded by the passages of that source.
  if ((await countPassages(tx)) - passageCount + passages.length > KNOWLEDGE_LIMITS.passages) return 'TOO_LONG';
  await replacePassages(tx, { workspaceId, sourceId: id, passages });
  const characterCount = storable.reduce((sum, { text }) => sum + text.length, 0);
  const size = { format, pageCount, characterCount, passageCount: passages.length };
  await tx.knowledgeSource.updateMany({ where: { id }, data: { ...size, state: 'READY', fileId: null, readAt } });
  await recordVersion(tx, {
    workspaceId,
    sourceId: id,
    kind: 'FILE',
    change: 'READ',
    title,
    content: { format, byteCount: byteCount ?? 0, pageCount, characterCount, passages: passages.map(storedPassage) },
    at: readAt,
    byName: updatedByName,
  });
  return null;
}
