import { isDeepStrictEqual } from 'node:util';
import {
  type DataSourceKind,
  type RestRequest,
  type RunnerTerms,
  SOURCE_LIMITS,
  type SourceAuthorization,
  withStored,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { originOf } from '../../../../egress/endpoint-url.ts';
import { isRefused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { sealCredentials } from '../credentials.ts';
import {
  type CredentialInput,
  type DataSourceInput,
  toAuditData,
  type ValidDataSource,
  validateCredentials,
  validateDataSource,
} from '../data-source-validation.ts';
import {
  isBusy,
  lockSource,
  primaryKeyOf,
  requestColumn,
  type SourceRow,
  sourceById,
} from '../data-sources.repository.ts';

interface CreateDataSource extends DataSourceInput, CredentialInput {
  readonly kind: DataSourceKind;
}

/** Creates a data source. No data is read until the first run starts (AM-34). */
export async function createDataSource(ctx: WorkspaceContext, input: CreateDataSource) {
  const valid = validFields({
    terms: await validateDataSource(ctx, input.kind, input),
    credentials: validateCredentials(input),
  });
  if (isRefused(valid)) return valid;
  const { terms, credentials } = valid;
  return ctx.db.write(async (tx) => {
    // Without the lock, concurrent requests could exceed the limit or use the same name.
    await lockWorkspace(tx);
    if ((await tx.dataSource.count()) >= SOURCE_LIMITS.sources) return refused('DATA_SOURCES_TOO_MANY');
    if (await tx.dataSource.count({ where: { name: terms.name } })) return refused('DATA_SOURCE_NAME_TAKEN', 'name');
    const owned = { workspaceId: ctx.workspace.id, id: uuidv7() };
    const sealed = await sealCredentials(ctx.services, tx, { ...owned, baseUrl: terms.baseUrl }, credentials);
    const now = ctx.services.clock();
    const by = { createdById: ctx.membership.userId, createdByName: ctx.actor.name, createdAt: now };
    const { kind } = input;
    const nextRunAt = firstRunAt(terms, now);
    const data = { ...owned, kind, ...terms, request: requestColumn(terms.request), ...sealed, nextRunAt, ...by };
    await tx.dataSource.create({ data });
    const after = { kind, ...toAuditData(terms), authorization: sealed.authorization };
    await recordEvent(tx, ctx, { name: 'data_source.created', subject: { type: 'DataSource', id: owned.id }, after });
    return { dataSource: byId(owned.id) } as const;
  });
}

interface UpdateDataSource extends DataSourceInput {
  readonly id: string;
  readonly secret?: string | null;
}

/**
 * Changes the settings of a data source. A new base URL is treated as a new system, which is read from the beginning. A
 * new origin requires a new secret. Refused during a run.
 */
export async function updateDataSource(ctx: WorkspaceContext, { id, secret, ...input }: UpdateDataSource) {
  const stored = await ctx.db.read(async (tx) => authorize(ctx, 'update', 'DataSource', await sourceById(tx, id)));
  const valid = await validateDataSource(ctx, stored.kind as DataSourceKind, withStored(input, settingsOf(stored)));
  if (isRefused(valid)) return valid;
  return ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if (await isBusy(tx, id)) return refused('DATA_SOURCE_BUSY');
    const terms = { ...valid, ...storedColumns(source, input) };
    const namesake = await tx.dataSource.count({ where: { name: terms.name, id: { not: id } } });
    if (namesake > 0) return refused('DATA_SOURCE_NAME_TAKEN', 'name');
    const sealed = await credentialsFor(tx, ctx, source, { baseUrl: terms.baseUrl, secret: secret ?? null });
    if (isRefused(sealed)) return sealed;
    const nextRunAt = nextRunOf(source, terms, ctx.services.clock());
    const changes = {
      ...terms,
      request: requestColumn(terms.request),
      ...resetForNewAddress(source, terms),
      ...sealed,
    };
    const data = { ...changes, nextRunAt, version: { increment: 1 } };
    await tx.dataSource.update({ where: primaryKeyOf(source), data });
    const before = toAuditData(source as unknown as ValidDataSource);
    const after = { ...toAuditData(terms), ...(sealed ? { replaced: ['secret'] } : {}) };
    await recordEvent(tx, ctx, { name: 'data_source.updated', subject: { type: 'DataSource', id }, before, after });
    return { dataSource: byId(id) } as const;
  });
}

/**
 * Returns the columns of the settings that the input omits. Another request may have changed them since they were
 * validated.
 */
function storedColumns(source: SourceRow, input: Omit<UpdateDataSource, 'id' | 'secret'>) {
  const { runner, request, resourceTypes } = settingsOf(source);
  return {
    ...(input.runner === undefined ? runner : {}),
    ...(input.request === undefined ? { request } : {}),
    ...(input.resourceTypes === undefined ? { resourceTypes } : {}),
  };
}

/** Returns the settings that apply if the input omits them. */
const settingsOf = (source: SourceRow) => ({
  resourceTypes: source.resourceTypes as ValidDataSource['resourceTypes'],
  request: source.request as RestRequest | null,
  runner: {
    strategy: source.strategy,
    everyMinutes: source.everyMinutes,
    pageSize: source.pageSize,
    requestsPerMinute: source.requestsPerMinute,
    timeoutSeconds: source.timeoutSeconds,
  } as RunnerTerms,
});

/**
 * Returns the new values of the credential columns, or null if the stored credentials are kept or the source has no
 * secret. Returns a refusal if the given secret is invalid, or if the origin of the URL changes and no secret is given.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function credentialsFor(
  tx: Tx,
  ctx: WorkspaceContext,
  source: SourceRow,
  { baseUrl, secret }: { readonly baseUrl: string; readonly secret: string | null },
) {
  if (source.secret === null) return null;
  if (!secret)
    return originOf(baseUrl) === originOf(source.baseUrl) ? null : refused('DATA_SOURCE_SECRET_REQUIRED', 'secret');
  const { authorization, username, headerName } = source;
  const given = { username, headerName, secret };
  const credentials = validateCredentials({ ...given, authorization: authorization as SourceAuthorization });
  return isRefused(credentials) ? credentials : sealCredentials(ctx.services, tx, { ...source, baseUrl }, credentials);
}

function resetForNewAddress({ baseUrl, request }: SourceRow, terms: ValidDataSource): Prisma.DataSourceUpdateInput {
  if (baseUrl === terms.baseUrl && isDeepStrictEqual(request, terms.request)) return {};
  return { highWatermark: {}, health: 'UNKNOWN', failure: null, healthAt: null, systemName: null, failedRuns: 0 };
}

function nextRunOf(source: SourceRow, terms: ValidDataSource, now: Date): Date | null {
  if (source.disabledReason !== null) return null;
  return source.everyMinutes === terms.everyMinutes ? source.nextRunAt : firstRunAt(terms, now);
}

/** Enables a disabled source, resets its failure count and starts its schedule. */
export const enableDataSource = (ctx: WorkspaceContext, id: string) => setEnabled(ctx, id, true);

/** Disables a source and stops its schedule. An active run continues. */
export const disableDataSource = (ctx: WorkspaceContext, id: string) => setEnabled(ctx, id, false);

const setEnabled = (ctx: WorkspaceContext, id: string, on: boolean) =>
  ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if ((source.disabledReason === null) === on) return { dataSource: byId(id) } as const;
    const data = on
      ? { disabledReason: null, failedRuns: 0, nextRunAt: firstRunAt(source, ctx.services.clock()) }
      : { disabledReason: 'MEMBER', nextRunAt: null };
    await tx.dataSource.update({ where: primaryKeyOf(source), data });
    const subject = { type: 'DataSource', id };
    if (on)
      await recordEvent(tx, ctx, { name: 'data_source.enabled', subject, before: { reason: source.disabledReason } });
    else await recordEvent(tx, ctx, { name: 'data_source.disabled', subject, after: { reason: 'MEMBER' } });
    return { dataSource: byId(id) } as const;
  });

/** Replaces the credentials of a data source. An active run uses the new credentials from its next page. */
export async function updateDataSourceCredentials(
  ctx: WorkspaceContext,
  { id, ...input }: CredentialInput & { id: string },
) {
  const credentials = validateCredentials(input);
  if (isRefused(credentials)) return credentials;
  return ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    const sealed = await sealCredentials(ctx.services, tx, source, credentials);
    await tx.dataSource.update({ where: primaryKeyOf(source), data: { ...sealed, version: { increment: 1 } } });
    const named = (one: Pick<SourceRow, 'authorization' | 'username' | 'headerName'>) => ({
      authorization: one.authorization,
      username: one.username,
      ...(one.headerName === null ? {} : { headerName: one.headerName }),
    });
    const [before, after] = [named(source), named(sealed)];
    await recordEvent(tx, ctx, {
      name: 'data_source.credentials_set',
      subject: { type: 'DataSource', id },
      before,
      after,
    });
    return { dataSource: byId(id) } as const;
  });
}

/**
 * Deletes the source with its credentials and runs, including an active run. World events from the source are not
 * deleted.
 */
export const deleteDataSource = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'delete', 'DataSource', await lockSource(tx, id));
    await tx.dataSource.delete({ where: primaryKeyOf(source) });
    const before = { name: source.name, baseUrl: source.baseUrl };
    await recordEvent(tx, ctx, { name: 'data_source.deleted', subject: { type: 'DataSource', id }, before });
    return { id } as const;
  });

type ScheduleInput = Pick<RunnerTerms, 'everyMinutes'>;

/**
 * Returns the time of the first scheduled run, which is the current time, so that the admin sees a result immediately.
 * Returns null if the source has no schedule.
 */
const firstRunAt = ({ everyMinutes }: ScheduleInput, now: Date): Date | null => (everyMinutes === null ? null : now);
