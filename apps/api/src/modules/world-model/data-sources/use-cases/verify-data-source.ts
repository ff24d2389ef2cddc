import { type FhirResource, SOURCE_CONTACT_FIELDS } from '@frontdesk/domain';
import { isSourceError, type SourceDescription, type SourceError, type SourceSample } from '@frontdesk/providers';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { createClient, type OpenedSource } from '../create-client.ts';
import { openCredentials } from '../credentials.ts';
import { lockSource, primaryKeyOf, type SourceRow, sourceById } from '../data-sources.repository.ts';
import { markHealthy } from '../update-health.ts';

/**
 * Tests the connection of a data source, and returns sample records without storing them, or null if the test failed.
 * The request is sent outside any transaction. Refused if the source changed during the request.
 */
export async function verifyDataSource(ctx: WorkspaceContext, { id }: { id: string }) {
  const asked = await ctx.db.read(async (tx) => {
    const row = authorize(ctx, 'update', 'DataSource', await sourceById(tx, id));
    return { row, mapping: null, credentials: await openCredentials(ctx.services, tx, row) };
  });
  await ctx.services.rateLimits.take('verify:sources', ctx.workspace.id);
  const found = await describeSource(ctx, asked);
  return ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if (row.version !== asked.row.version) return refused('DATA_SOURCE_CHANGED');
    if (isSourceError(found)) return recordFailure(tx, ctx, row, found);
    await tx.dataSource.update({ where: primaryKeyOf(row), data: { systemName: found.name } });
    await markHealthy(tx, ctx, row);
    const subject = { type: 'DataSource', id };
    await recordEvent(tx, ctx, { name: 'data_source.verified', subject, after: { systemName: found.name } });
    return {
      dataSource: byId(id),
      samples: found.samples.map((sample) => maskSample(ctx, sample)),
    } as const;
  });
}

async function describeSource(ctx: WorkspaceContext, asked: OpenedSource): Promise<SourceDescription | SourceError> {
  try {
    return await createClient(ctx.services, asked).verify(asked.row.resourceTypes as FhirResource[]);
  } catch (error) {
    if (isSourceError(error)) return error;
    throw error;
  }
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function recordFailure(tx: Tx, ctx: WorkspaceContext, row: SourceRow, { words }: SourceError) {
  const data = { health: 'DEGRADED', failure: words, healthAt: ctx.services.clock() };
  await tx.dataSource.update({ where: primaryKeyOf(row), data });
  const subject = { type: 'DataSource', id: row.id };
  await recordEvent(tx, ctx, { name: 'data_source.failed', subject, after: { failure: words } });
  return { dataSource: byId(row.id), samples: null } as const;
}

export const HIDDEN = '•••';

/**
 * Returns a sample with its values as text, omitting empty values. Contact details are masked if the API caller may not
 * view them.
 */
function maskSample(ctx: WorkspaceContext, { type, count, first }: SourceSample) {
  const masked = hasMaskedDetails(ctx);
  const sample = Object.entries(first?.fields ?? {}).flatMap(([name, value]) => {
    if (value === null) return [];
    return [{ name, value: masked && SOURCE_CONTACT_FIELDS.includes(name) ? HIDDEN : String(value) }];
  });
  return { type, count, first: sample };
}

export const hasMaskedDetails = ({ ability, membership }: WorkspaceContext): boolean =>
  membership.maskContactDetails || !ability.can('readDetails', 'Contact');
