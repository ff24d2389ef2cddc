import { type DuplicateStrategy, type ImportField, normalizeTags } from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ContactImport } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { enqueueJob } from '../../../platform/long-jobs/index.ts';
import { isRefused, lockIfIdle, primaryKeyOf } from '../lock-if-idle.ts';
import { headersKey, isMapping } from '../mapping.ts';

export interface PreviewContactImport {
  readonly id: string;
  readonly mapping: readonly ImportField[];
  readonly country?: string | null;
  readonly onDuplicate: DuplicateStrategy;
  readonly tags?: readonly string[] | null;
}

/** Starts a preview with a mapping. The mapping is fixed after the first import of rows. */
export const previewContactImport = (
  ctx: WorkspaceContext,
  { id, mapping, country = null, onDuplicate, tags: addedTags }: PreviewContactImport,
) =>
  ctx.db.write(async (tx) => {
    const found = await lockIfIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (found.created + found.updated + found.skipped > 0) return refused('IMPORT_BUSY', 'id');
    if (!isMapping(mapping, found.headers.length)) return refused('MAPPING_INVALID', 'mapping');
    if (country !== null && !isCountry(country)) return refused('COUNTRY_UNKNOWN', 'country');
    const tags = normalizeTags(addedTags ?? []);
    if (!tags) return refused('TAGS_INVALID', 'tags');
    const order = {
      kind: 'CONTACT_IMPORT_CHECK',
      title: `Looking at ${found.fileName}`,
      payload: { importId: id },
    } as const;
    const jobId = await enqueueJob(tx, ctx, order);
    if (typeof jobId !== 'string') return jobId;
    const mapped = { mapping: [...mapping], country, onDuplicate };
    await tx.contactImport.update({ where: primaryKeyOf(found), data: { ...mapped, tags, stage: 'CHECKING', jobId } });
    await saveMapping(tx, ctx, found, mapped);
    return { type: 'ContactImportPreviewStarted', import: byId(id) } as const;
  });

interface ImportMapping {
  readonly mapping: ImportField[];
  readonly country: string | null;
  readonly onDuplicate: DuplicateStrategy;
}

/** The next file with these headers starts with this mapping. */
// oxlint-disable-next-line max-params -- what is remembered, and for which file.
async function saveMapping(
  tx: Tx,
  ctx: WorkspaceContext,
  { headers: words }: ContactImport,
  mapped: ImportMapping,
): Promise<void> {
  const [workspaceId, headers] = [ctx.workspace.id, headersKey(words)];
  const mapping = { ...mapped, confirmedAt: ctx.services.clock() };
  const where = { workspaceId_headers: { workspaceId, headers } };
  await tx.importMapping.upsert({ where, create: { workspaceId, id: uuidv7(), headers, ...mapping }, update: mapping });
}
