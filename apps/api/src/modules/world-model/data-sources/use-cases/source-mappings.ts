import { type MappedField, mapRecord, REST_LIMITS, type SourceFailure, type SourceMapping } from '@frontdesk/domain';
import { isSourceError, type RestPage, type SourceError } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { firstRestPage, type OpenedSource } from '../create-client.ts';
import { openCredentials } from '../credentials.ts';
import { isBusy, lockSource, primaryKeyOf, sourceById } from '../data-sources.repository.ts';
import { validMapping } from '../rest-validation.ts';
import { HIDDEN, hasMaskedDetails } from './verify-data-source.ts';

interface UpdateSourceMapping {
  readonly dataSourceId: string;
  /** Version of the mapping on which the change is based. Null if the source has no mapping yet. */
  readonly version: number | null;
  readonly mapping: SourceMapping;
}

/** Stores a new version of the mapping. The next run reads all records again. Refused during a run. */
export async function updateSourceMapping(ctx: WorkspaceContext, input: UpdateSourceMapping) {
  const { dataSourceId: id } = input;
  const mapping = validMapping(input.mapping);
  return ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if (source.kind !== 'REST') return refused('DATA_SOURCE_NOT_REST');
    if (!mapping) return refused('SOURCE_MAPPING_INVALID');
    if (source.mappingVersion !== input.version) return refused('SOURCE_MAPPING_CHANGED');
    if (await isBusy(tx, id)) return refused('DATA_SOURCE_BUSY');
    const version = (source.mappingVersion ?? 0) + 1;
    const { entityType, externalIdPath } = mapping;
    const fields = mapping.fields.map(toJson);
    const made = { createdByName: ctx.actor.name, createdAt: ctx.services.clock() };
    await tx.sourceMapping.create({
      data: {
        workspaceId: ctx.workspace.id,
        id: uuidv7(),
        dataSourceId: id,
        version,
        entityType,
        externalIdPath,
        fields,
        ...made,
      },
    });
    const data = { mappingVersion: version, highWatermark: {}, version: { increment: 1 } };
    await tx.dataSource.update({ where: primaryKeyOf(source), data });
    const before = { version: source.mappingVersion };
    const after = { version, entityType, fields: mapping.fields.map(({ name }) => name) };
    await recordEvent(tx, ctx, {
      name: 'data_source.mapping_updated',
      subject: { type: 'DataSource', id },
      before,
      after,
    });
    return { dataSource: byId(id) } as const;
  });
}

const toJson = (field: MappedField) => ({
  ...field,
  paths: [...field.paths],
  lookup: field.lookup.map((value) => ({ ...value })),
});

interface PreviewSourceMapping {
  readonly dataSourceId: string;
  /** Mapping to preview. If null, the records are returned without mapping. */
  readonly mapping: SourceMapping | null;
}

export interface PreviewedRecord {
  readonly raw: string;
  readonly externalId: string | null;
  readonly fields: { readonly name: string; readonly value: string | null }[];
  readonly rejection: string | null;
}

interface PreviewFailure {
  readonly failure: string;
  readonly failureCode: SourceFailure;
  readonly records: null;
}

/** Reads the first records of a REST source and maps them without storing anything. */
export async function previewSourceMapping(ctx: WorkspaceContext, { dataSourceId: id, mapping }: PreviewSourceMapping) {
  const opened = await ctx.db.read(async (tx) => {
    const row = authorize(ctx, 'update', 'DataSource', await sourceById(tx, id));
    return { row, mapping: null, credentials: await openCredentials(ctx.services, tx, row) };
  });
  if (opened.row.kind !== 'REST') return refused('DATA_SOURCE_NOT_REST');
  const valid = mapping && validMapping(mapping);
  if (mapping && !valid) return refused('SOURCE_MAPPING_INVALID');
  await ctx.services.rateLimits.take('verify:sources', ctx.workspace.id);
  const page = await readFirstPage(ctx, opened);
  if ('failure' in page) return page;
  const masked = hasMaskedDetails(ctx);
  const shown = page.items.slice(0, REST_LIMITS.previewRecords);
  return { failure: null, failureCode: null, records: shown.map((item) => preview(item, valid, masked)) } as const;
}

async function readFirstPage(ctx: WorkspaceContext, opened: OpenedSource): Promise<RestPage | PreviewFailure> {
  try {
    return await firstRestPage(ctx.services, opened);
  } catch (error) {
    if (isSourceError(error)) return toFailure(error);
    throw error;
  }
}

const toFailure = ({ words, failure }: SourceError): PreviewFailure => ({
  failure: words,
  failureCode: failure,
  records: null,
});

const LONGEST_RAW = 10_000;

/**
 * Returns the preview of a record. If contact details are masked for the viewer, no values are included, because any
 * path can lead to a contact detail and any field can contain one.
 */
function preview(item: unknown, mapping: SourceMapping | null, masked: boolean): PreviewedRecord {
  const raw = JSON.stringify(masked ? maskValues(item) : item, null, 2).slice(0, LONGEST_RAW);
  if (!mapping) return { raw, externalId: null, fields: [], rejection: null };
  const mapped = mapRecord(mapping, item);
  const shown = (value: string | number | boolean | null) => (value === null ? null : masked ? HIDDEN : String(value));
  const externalId = shown(mapped.id);
  if ('reason' in mapped) return { raw, externalId, fields: [], rejection: mapped.reason };
  const fields = Object.entries(mapped.fields).map(([name, value]) => ({ name, value: shown(value) }));
  return { raw, externalId, fields, rejection: null };
}

function maskValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskValues);
  if (typeof value !== 'object' || value === null) return value === null ? null : HIDDEN;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskValues(one)]));
}
