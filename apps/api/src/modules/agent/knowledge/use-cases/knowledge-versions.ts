import { type BusinessProfile, KNOWLEDGE_LIMITS, type KnowledgeVersionKind } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { KnowledgeSource, KnowledgeVersion } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { countPassages, replacePassages } from '../store-knowledge.ts';
import { compareLines } from '../versions/compare-lines.ts';
import { recordVersion } from '../versions/record-version.ts';
import { restoredSource } from '../versions/restored-source.ts';
import { linesOf, type VersionContent } from '../versions/version-content.ts';
import { changeProfile } from './business-profile.ts';

interface ComparedVersions {
  /** Id of the earlier version. Null to compare with an empty text. */
  readonly fromId: string | null;
  readonly toId: string;
}

/** Compares two versions line by line (AG-20). Throws NOT_FOUND for an unknown version. */
export const compareKnowledgeVersions = (ctx: WorkspaceContext, { fromId, toId }: ComparedVersions) =>
  ctx.db.read(async (tx) => {
    const before = fromId === null ? [] : linesOf(await findVersion(tx, fromId));
    return compareLines(before, linesOf(await findVersion(tx, toId)));
  });

async function findVersion(tx: Tx, id: string): Promise<KnowledgeVersion> {
  const version = await tx.knowledgeVersion.findFirst({ where: { id } });
  if (!version) throw notFound();
  return version;
}

interface RestoreVersion {
  readonly versionId: string;
  /** Revision of the source or profile that the caller has seen. */
  readonly revision: number;
}

/**
 * Replaces the content of a source or of the business profile with that of an earlier version (AG-20). The agent uses
 * it from the next message or call step. Refused if the content has changed since `revision`, for web pages, and if the
 * current content is the same.
 */
export const restoreKnowledgeVersion = (ctx: WorkspaceContext, { versionId, revision }: RestoreVersion) =>
  ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const version = await findVersion(tx, versionId);
    const restored = await restore(tx, ctx, version, revision);
    if (isRefused(restored)) return restored;
    return restored ? { version: byId(restored) } : refused('KNOWLEDGE_VERSION_CURRENT', 'versionId');
  });

/** Returns the id of the new version, null if the current content is the same, or the reason of the refusal. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function restore(
  tx: Tx,
  ctx: WorkspaceContext,
  version: KnowledgeVersion,
  revision: number,
): Promise<string | null | Refused> {
  if (version.sourceId !== null) return restoreSource(tx, ctx, { version, sourceId: version.sourceId, revision });
  const profile = version.content as unknown as BusinessProfile;
  const changed = await changeProfile(tx, ctx, { profile, revision, restoredNumber: version.number });
  return isRefused(changed) ? changed : changed.versionId;
}

interface SourceVersion {
  readonly version: KnowledgeVersion;
  readonly sourceId: string;
  readonly revision: number;
}

async function restoreSource(
  tx: Tx,
  ctx: WorkspaceContext,
  { version, sourceId, revision }: SourceVersion,
): Promise<string | null | Refused> {
  const row = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', sourceId);
  const source = authorize(ctx, 'update', 'KnowledgeSource', row);
  if (source.kind === 'WEB_PAGE') return refused('KNOWLEDGE_VERSION_OF_WEB_PAGE', 'versionId');
  if (source.revision !== revision) return refused('KNOWLEDGE_CHANGED', 'revision');
  const { passages, data } = restoredSource(version);
  if ((await countPassages(tx)) - source.passageCount + passages.length > KNOWLEDGE_LIMITS.passages)
    return refused('KNOWLEDGE_PASSAGES_TOO_MANY', 'versionId');
  const [workspaceId, at, byName] = [ctx.workspace.id, ctx.services.clock(), ctx.actor.name];
  const versionId = await recordVersion(tx, {
    workspaceId,
    sourceId,
    kind: version.kind as KnowledgeVersionKind,
    change: 'RESTORED',
    title: version.title,
    content: version.content as unknown as VersionContent,
    at,
    byName,
  });
  if (!versionId) return null;
  if (source.fileId) await tx.knowledgeFilePart.deleteMany({ where: { fileId: source.fileId } });
  const stamp = { updatedAt: at, updatedByName: byName, revision: revision + 1 };
  const changes = { ...data, ...stamp, passageCount: passages.length };
  await tx.knowledgeSource.updateMany({ where: { id: sourceId }, data: changes });
  await replacePassages(tx, { workspaceId, sourceId, passages });
  await recordEvent(tx, ctx, {
    name: 'knowledge_source.updated',
    subject: { type: 'KnowledgeSource', id: sourceId },
    before: { title: source.title, characterCount: source.characterCount },
    after: { title: version.title, characterCount: data.characterCount, restored: version.number },
  });
  return versionId;
}
