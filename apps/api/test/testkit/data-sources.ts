import { RUNNER_DEFAULTS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace, Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Columns of a source of the kind REST. */
export const REST_SOURCE = {
  kind: 'REST',
  resourceTypes: [],
  request: {
    path: '/customers',
    itemsPath: '',
    pagination: 'NONE',
    pageParameter: null,
    cursorPath: null,
    firstPage: null,
    sizeParameter: null,
    sinceParameter: null,
  },
};

/** A mapping of one field. */
export const SOURCE_MAPPING = {
  entityType: 'PERSON',
  externalIdPath: 'id',
  fields: [
    { name: 'phone', paths: ['phone'], transform: 'TRIM', dateFormat: null, text: null, lookup: [], isRequired: false },
  ],
};

type MappedSource = Partial<Prisma.DataSourceUncheckedCreateInput> & {
  readonly mapping?: Partial<Prisma.SourceMappingUncheckedCreateInput>;
};

/** Creates a REST source with a mapping. Returns its id. */
export async function buildMappedSource(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  by: Person,
  { mapping = {}, ...overrides }: MappedSource = {},
): Promise<string> {
  const dataSourceId = await buildDataSource(fd, workspace, by, { ...REST_SOURCE, mappingVersion: 1, ...overrides });
  const made = { createdByName: by.name, createdAt: fd.services.clock() };
  const row = { workspaceId: workspace.id, id: uuidv7(), dataSourceId, version: 1, ...SOURCE_MAPPING, ...made };
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.sourceMapping.create({ data: { ...row, ...mapping } }));
  return dataSourceId;
}

/** Creates a data source without a schedule. Returns its id. */
export async function buildDataSource(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  by: Person,
  overrides: Partial<Prisma.DataSourceUncheckedCreateInput> = {},
): Promise<string> {
  const id = uuidv7();
  const what = {
    kind: 'FHIR',
    baseUrl: 'https://ehr.example.com/fhir',
    resourceTypes: ['Patient'],
    authorization: 'NONE',
  };
  const made = { createdById: by.userId, createdByName: by.name, createdAt: fd.services.clock() };
  await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.dataSource.create({
      data: { workspaceId, id, name: `EHR ${id}`, ...what, ...RUNNER_DEFAULTS, ...made, ...overrides },
    }),
  );
  return id;
}

type RunOverrides = Partial<Prisma.SyncRunUncheckedCreateInput> & { readonly word?: string };

/** Creates a run of a data source with one rejected record. Returns the run's id. */
export async function buildSyncRun(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  dataSourceId: string,
  { word = 'It has no id.', ...overrides }: RunOverrides = {},
): Promise<string> {
  const [id, at] = [uuidv7(), fd.services.clock()];
  const over = { trigger: 'MEMBER', state: 'DONE', startedByName: 'Ada', createdAt: at, startedAt: at, finishedAt: at };
  const counts = { pages: 1, recordsRead: 3, recordsIngested: 1, unchanged: 1, rejected: 1 };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.syncRun.create({ data: { workspaceId, id, dataSourceId, ...over, ...counts, ...overrides } });
    const rejection = { recordType: 'Patient', recordId: `Patient/${word.slice(0, 20)}`, reason: word, at };
    await tx.syncRejection.create({ data: { workspaceId, id: uuidv7(), syncRunId: id, ...rejection } });
  });
  return id;
}
