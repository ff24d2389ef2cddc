import { KNOWLEDGE_LIMITS, type KnowledgeSourceKind, WRITTEN_SOURCE_KINDS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { validateSource } from '../knowledge.validation.ts';
import { countPassages, passagesOf, replacePassages, type SourceText, storeSource } from '../store-knowledge.ts';
import { recordVersion } from '../versions/record-version.ts';

/** Adds a knowledge source (AG-16). The agent uses the source from the next message or call step. */
export const createKnowledgeSource = (ctx: WorkspaceContext, { kind, ...texts }: SourceInput) =>
  ctx.db.write(async (tx) => {
    const written = writtenKind(kind);
    if (!written) return refused('KNOWLEDGE_SOURCE_INVALID', 'kind');
    const input = { ...texts, kind: written };
    const added = await addSource(tx, ctx, input);
    if ('code' in added) return added;
    const after = { kind: input.kind, title: added.title, characterCount: input.text.trim().length };
    const subject = { type: 'KnowledgeSource', id: added.id };
    await recordEvent(tx, ctx, { name: 'knowledge_source.created', subject, after });
    return { source: byId(added.id) } as const;
  });

interface SourceInput extends Omit<SourceText, 'kind'> {
  readonly kind: KnowledgeSourceKind;
}

/** Returns the kind of a source that members write. Returns undefined for files, which are uploaded. */
const writtenKind = (kind: string) => WRITTEN_SOURCE_KINDS.find((written) => written === kind);

/**
 * Stores a source with its passages. Refused if the title or text is invalid, or if the maximum number of sources or
 * passages is exceeded.
 */
export async function addSource(
  tx: Tx,
  ctx: WorkspaceContext,
  input: SourceText,
): Promise<Refused | { id: string; title: string }> {
  const { kind } = input;
  const checked = validateSource(kind, input);
  if ('field' in checked) return refused('KNOWLEDGE_SOURCE_INVALID', checked.field);
  // Serializes concurrent additions, so that the limits on sources and passages are not exceeded.
  await lockWorkspace(tx);
  if ((await tx.knowledgeSource.count()) >= KNOWLEDGE_LIMITS.sources) return refused('KNOWLEDGE_SOURCES_TOO_MANY');
  const passages = passagesOf({ kind, ...checked.value });
  if ((await countPassages(tx)) + passages.length > KNOWLEDGE_LIMITS.passages)
    return refused('KNOWLEDGE_PASSAGES_TOO_MANY', 'text');
  const stamp = { workspaceId: ctx.workspace.id, at: ctx.services.clock(), byName: ctx.actor.name };
  const id = await storeSource(tx, { kind, ...checked.value }, stamp);
  return { id, title: checked.value.title };
}

interface UpdateSource {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
}

export const updateKnowledgeSource = (ctx: WorkspaceContext, { id, revision, ...input }: UpdateSource) =>
  ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const before = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    const source = authorize(ctx, 'update', 'KnowledgeSource', before);
    if (source.revision !== revision) return refused('KNOWLEDGE_CHANGED', 'revision');
    const kind = writtenKind(source.kind);
    if (!kind) return refused('KNOWLEDGE_SOURCE_NOT_WRITTEN', 'text');
    const checked = validateSource(kind, input);
    if ('field' in checked) return refused('KNOWLEDGE_SOURCE_INVALID', checked.field);
    const passages = passagesOf({ kind, ...checked.value });
    if ((await countPassages(tx)) - source.passageCount + passages.length > KNOWLEDGE_LIMITS.passages)
      return refused('KNOWLEDGE_PASSAGES_TOO_MANY', 'text');
    const workspaceId = ctx.workspace.id;
    const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name, revision: revision + 1 };
    const size = { characterCount: checked.value.text.length, passageCount: passages.length };
    await tx.knowledgeSource.updateMany({ where: { id }, data: { ...checked.value, ...size, ...stamp } });
    await replacePassages(tx, { workspaceId, sourceId: id, passages });
    const { title, text } = checked.value;
    const content = { kind, title, content: { text } };
    const { updatedAt: at, updatedByName: byName } = stamp;
    await recordVersion(tx, { workspaceId, sourceId: id, ...content, change: 'UPDATED', at, byName });
    await recordEvent(tx, ctx, {
      name: 'knowledge_source.updated',
      subject: { type: 'KnowledgeSource', id },
      before: { title: source.title, characterCount: source.characterCount },
      after: { title, characterCount: size.characterCount },
    });
    return { source: byId(id) } as const;
  });

/** Deletes a source and the content of its versions. Passages cited by messages and calls are not affected. */
export const deleteKnowledgeSource = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const row = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    const { workspaceId, title, fileId, ...source } = authorize(ctx, 'delete', 'KnowledgeSource', row);
    if (fileId) await tx.knowledgeFilePart.deleteMany({ where: { fileId } });
    await tx.unansweredQuestion.updateMany({ where: { sourceId: id }, data: { sourceId: null } });
    await tx.knowledgeSource.deleteMany({ where: { id } });
    const kind = source.kind as KnowledgeSourceKind;
    const [at, byName] = [ctx.services.clock(), ctx.actor.name];
    const deleted = { workspaceId, sourceId: id, kind, title, content: null, at, byName };
    await recordVersion(tx, { ...deleted, change: 'DELETED' });
    const subject = { type: 'KnowledgeSource', id };
    await recordEvent(tx, ctx, { name: 'knowledge_source.deleted', subject, before: { kind, title } });
    return { id } as const;
  });
