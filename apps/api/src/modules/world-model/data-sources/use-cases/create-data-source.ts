import { type DataSourceKind, SOURCE_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { sealCredentials } from '../credentials.ts';
import {
  type CredentialInput,
  type DataSourceInput,
  toAuditData,
  validateCredentials,
  validateDataSource,
} from '../data-source-validation.ts';
import { firstRunAt } from '../schedule.ts';

export interface CreateDataSource extends DataSourceInput, CredentialInput {
  readonly kind: DataSourceKind;
}

/** Connects an external system. Nothing is read before a run starts (AM-34). */
export async function createDataSource(ctx: WorkspaceContext, input: CreateDataSource) {
  const credentials = validateCredentials(input);
  if (isRefused(credentials)) return credentials;
  const terms = await validateDataSource(ctx, input);
  if (isRefused(terms)) return terms;
  return ctx.db.write(async (tx) => {
    // Locked, so that concurrent requests cannot exceed the limit or use the same name.
    await lockWorkspace(tx);
    if ((await tx.dataSource.count()) >= SOURCE_LIMITS.sources) return refused('DATA_SOURCES_TOO_MANY');
    if (await tx.dataSource.count({ where: { name: terms.name } })) return refused('DATA_SOURCE_NAME_TAKEN', 'name');
    const owned = { workspaceId: ctx.workspace.id, id: uuidv7() };
    const sealed = await sealCredentials(ctx.services, tx, { ...owned, baseUrl: terms.baseUrl }, credentials);
    const now = ctx.services.clock();
    const by = { createdById: ctx.membership.userId, createdByName: ctx.actor.name, createdAt: now };
    const { kind } = input;
    const nextRunAt = firstRunAt(terms, now);
    await tx.dataSource.create({ data: { ...owned, kind, ...terms, ...sealed, nextRunAt, ...by } });
    const after = { kind, ...toAuditData(terms), authorization: sealed.authorization };
    await recordEvent(tx, ctx, { name: 'data_source.created', subject: { type: 'DataSource', id: owned.id }, after });
    return { type: 'DataSourceCreated', dataSource: byId(owned.id) } as const;
  });
}
