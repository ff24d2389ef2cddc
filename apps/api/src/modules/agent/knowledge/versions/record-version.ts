import {
  KNOWLEDGE_LIMITS,
  type KnowledgeVersionChange,
  type KnowledgeVersionKind,
  WRITTEN_SOURCE_KINDS,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { VersionContent } from './version-content.ts';

interface NewVersion {
  readonly workspaceId: string;
  /** Source of the version. Null for the business profile. */
  readonly sourceId: string | null;
  readonly kind: KnowledgeVersionKind;
  readonly change: KnowledgeVersionChange;
  readonly title: string;
  /** Null if the source was deleted. */
  readonly content: VersionContent | null;
  readonly at: Date;
  /** Name of the member or API key that made the change. */
  readonly byName: string;
}

/**
 * Adds a version and deletes the oldest versions of the source above the limit. Adds nothing if the newest version has
 * the same content. Returns the id of the new version, or null if none was added. The numbers of a workspace are
 * assigned under a lock, which is held until the end of the transaction.
 */
export async function recordVersion(tx: Tx, version: NewVersion): Promise<string | null> {
  const { workspaceId, sourceId, kind, change, title, content, at, byName } = version;
  const json = content && JSON.stringify(content);
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`knowledge ${workspaceId}`}::text, 0))`;
  const [added] = await tx.sql<{ id: string }>`
    insert into knowledge_versions (workspace_id, id, number, source_id, kind, change, title, content, created_at, created_by_name)
    select ${workspaceId}::uuid, ${uuidv7()}::uuid, coalesce((
        select max(number) from knowledge_versions where workspace_id = ${workspaceId}::uuid), 0) + 1,
      ${sourceId}::uuid, ${kind}, ${change}, ${title}, ${json}::jsonb, ${at}::timestamptz, ${byName}
    where not exists (
      select from (
        select title, content from knowledge_versions
        where workspace_id = ${workspaceId}::uuid and source_id is not distinct from ${sourceId}::uuid
        order by number desc limit 1) newest
      where newest.title = ${title} and newest.content is not distinct from ${json}::jsonb)
    returning id`;
  if (!added) return null;
  if (content) await deleteOldVersions(tx, version);
  else await deleteVersionsOfDeleted(tx, version);
  return added.id;
}

const isWritten = (kind: string): boolean =>
  kind === 'BUSINESS_PROFILE' || WRITTEN_SOURCE_KINDS.some((k) => k === kind);

const deleteOldVersions = (tx: Tx, { workspaceId, sourceId, kind }: NewVersion) => tx.sql`
  delete from knowledge_versions where workspace_id = ${workspaceId}::uuid and id in (
    select id from knowledge_versions
    where workspace_id = ${workspaceId}::uuid and source_id is not distinct from ${sourceId}::uuid
    order by number desc
    offset ${isWritten(kind) ? KNOWLEDGE_LIMITS.versions : KNOWLEDGE_LIMITS.readVersions}::int)`;

/** Deletes the content of a deleted source, and the oldest deletions above the limit. */
const deleteVersionsOfDeleted = (tx: Tx, { workspaceId, sourceId }: NewVersion) => tx.sql`
  delete from knowledge_versions where workspace_id = ${workspaceId}::uuid and (
    source_id = ${sourceId}::uuid and change <> 'DELETED'
    or id in (
      select id from knowledge_versions where workspace_id = ${workspaceId}::uuid and change = 'DELETED'
      order by number desc offset ${KNOWLEDGE_LIMITS.deletedVersions}::int))`;

/** Returns the number of the current state of the workspace's knowledge. 0 if it was never changed. */
export async function knowledgeNumber(tx: Tx): Promise<number> {
  const { _max: newest } = await tx.knowledgeVersion.aggregate({ _max: { number: true } });
  return newest.number ?? 0;
}
