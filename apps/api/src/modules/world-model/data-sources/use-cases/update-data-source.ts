import type { SourceAuthorization } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { originOf } from '../../../../egress/origin-of.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { sealCredentials } from '../credentials.ts';
import {
  type DataSourceInput,
  toAuditData,
  type ValidDataSource,
  validateCredentials,
  validateDataSource,
} from '../data-source-validation.ts';
import { isBusy, lockSource, primaryKeyOf, type SourceRow } from '../data-sources.repository.ts';
import { firstRunAt } from '../schedule.ts';

interface UpdateDataSource extends DataSourceInput {
  readonly id: string;
  readonly secret?: string | null;
}

/** Another address is another system: it is read from its beginning, and the stored secret is never sent to another origin. */
export async function updateDataSource(ctx: WorkspaceContext, { id, secret, ...input }: UpdateDataSource) {
  const terms = await validateDataSource(ctx, input);
  if (isRefused(terms)) return terms;
  return ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if (await isBusy(tx, id)) return refused('DATA_SOURCE_BUSY');
    const namesake = await tx.dataSource.count({ where: { name: terms.name, id: { not: id } } });
    if (namesake > 0) return refused('DATA_SOURCE_NAME_TAKEN', 'name');
    const sealed = await credentialsFor(tx, ctx, source, { baseUrl: terms.baseUrl, secret: secret ?? null });
    if (isRefused(sealed)) return sealed;
    const nextRunAt = nextRunOf(source, terms, ctx.services.clock());
    const data = { ...terms, ...resetForNewAddress(source, terms), ...sealed, nextRunAt, version: { increment: 1 } };
    await tx.dataSource.update({ where: primaryKeyOf(source), data });
    const before = toAuditData(source as unknown as ValidDataSource);
    const after = { ...toAuditData(terms), ...(sealed ? { replaced: ['secret'] } : {}) };
    await recordEvent(tx, ctx, { name: 'data_source.updated', subject: { type: 'DataSource', id }, before, after });
    return { type: 'DataSourceUpdated', dataSource: byId(id) } as const;
  });
}

/** Credential columns to replace. Null when the stored ones stay valid. */
// oxlint-disable-next-line max-params -- the transaction, the caller, the row, and its change.
async function credentialsFor(
  tx: Tx,
  ctx: WorkspaceContext,
  source: SourceRow,
  { baseUrl, secret }: { readonly baseUrl: string; readonly secret: string | null },
) {
  if (source.secret === null) return null;
  if (!secret)
    return originOf(baseUrl) === originOf(source.baseUrl) ? null : refused('DATA_SOURCE_SECRET_REQUIRED', 'secret');
  const { authorization, username } = source;
  const credentials = validateCredentials({ authorization: authorization as SourceAuthorization, username, secret });
  return isRefused(credentials) ? credentials : sealCredentials(ctx.services, tx, { ...source, baseUrl }, credentials);
}

function resetForNewAddress({ baseUrl }: SourceRow, terms: ValidDataSource): Prisma.DataSourceUpdateInput {
  if (baseUrl === terms.baseUrl) return {};
  return { highWatermark: {}, health: 'UNKNOWN', failure: null, healthAt: null, systemName: null, failedRuns: 0 };
}

function nextRunOf(source: SourceRow, terms: ValidDataSource, now: Date): Date | null {
  if (source.disabledReason !== null) return null;
  return source.everyMinutes === terms.everyMinutes ? source.nextRunAt : firstRunAt(terms, now);
}
