import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateDataSourceDocument, DataSourceSandboxDocument } from '../../gql/connect-dialog.ts';
import { DataSourcePageDocument } from '../../gql/data-source-page.ts';
import { DataSourcesPageDocument } from '../../gql/data-sources-page.ts';
import { UpdateDataSourceDocument } from '../../gql/edit-dialogs.ts';
import { PreviewSourceMappingDocument, UpdateSourceMappingDocument } from '../../gql/mapping-editor.ts';
import { StartSyncDocument, VerifyDataSourceDocument } from '../../gql/source-actions.ts';
import type { DataSourceFacts_SourceFragment, DataSourcePageQuery } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Source = Omit<DataSourceFacts_SourceFragment, ' $fragmentName'>;
type Run = DataSourcePageQuery['syncRuns']['edges'][number]['node'];

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
const REFUSED = {
  __typename: 'PermissionCheck' as const,
  allowed: false,
  reason: 'You need the policy data_source.manage.',
};
const all = (permission: typeof ALLOWED | typeof REFUSED) => ({
  __typename: 'DataSourcePermissions' as const,
  update: permission,
  delete: permission,
  sync: permission,
});

const buildSource = (overrides: Partial<Source> = {}): Source => ({
  __typename: 'DataSource',
  id: 'source-1',
  name: 'EHR',
  kind: 'FHIR',
  baseUrl: 'https://ehr.example.com/fhir',
  authorization: 'BEARER',
  username: null,
  headerName: null,
  secretLastFour: 'abcd',
  resourceTypes: ['Patient'],
  request: null,
  mappingVersion: null,
  mappings: [],
  strategy: 'MANUAL',
  everyMinutes: null,
  pageSize: 100,
  requestsPerMinute: 120,
  timeoutSeconds: 30,
  disabledReason: null,
  health: 'HEALTHY',
  failure: null,
  systemName: 'HAPI 7.4',
  nextRunAt: null,
  lastRunAt: '2026-11-21T09:00:00.000Z',
  lastRunStatus: 'DONE',
  viewerCan: all(ALLOWED),
  ...overrides,
});

const buildRun = (overrides: Partial<Run> = {}): Run => ({
  __typename: 'SyncRun',
  id: 'run-1',
  trigger: 'MEMBER',
  status: 'DONE',
  pages: 3,
  recordsRead: 120,
  recordsIngested: 100,
  unchanged: 18,
  rejected: 2,
  lastError: null,
  failure: null,
  failureCode: null,
  mappingVersion: null,
  startedByName: 'Ada',
  createdAt: '2026-11-21T09:00:00.000Z',
  finishedAt: '2026-11-21T09:01:00.000Z',
  rejections: [
    { __typename: 'SyncRejection', id: 'r-1', recordType: 'Patient', recordId: null, reason: 'It has no id.' },
    { __typename: 'SyncRejection', id: 'r-2', recordType: 'Patient', recordId: 'Patient/7', reason: 'No meta.' },
  ],
  ...overrides,
});

const list = (sources: Source[]) => answer(DataSourcesPageDocument, () => ({ dataSources: sources }));
const sandbox = answer(DataSourceSandboxDocument, () => ({
  dataSourceSandbox: {
    __typename: 'DataSourceSandbox' as const,
    baseUrl: 'http://127.0.0.1:4016/fhir',
    restBaseUrl: 'http://127.0.0.1:4020/rest',
    token: 'made-up',
  },
}));
const page = (source: () => Source, runs: () => Run[]) =>
  answer(DataSourcePageDocument, () => ({
    dataSource: source(),
    syncRuns: {
      __typename: 'SyncRunConnection' as const,
      edges: runs().map((node) => ({ __typename: 'SyncRunEdge' as const, cursor: node.id, node })),
      totalCount: runs().length,
    },
  }));

it('shows the empty state and fills in the sandbox [AM-34]', async () => {
  let sent: unknown;
  const create = answer(CreateDataSourceDocument, (variables) => {
    sent = variables.input;
    return refused('DATA_SOURCE_NAME_TAKEN', 'name');
  });
  const { user } = renderAt('/admin/acme/data-sources', { answers: [list([]), sandbox, create] });
  await screen.findByText('No data sources yet');
  await user.click(screen.getByRole('button', { name: 'Connect data source' }));
  const form = await screen.findByRole('form', { name: 'Data source' });
  await user.click(await within(form).findByRole('button', { name: 'Use sandbox' }));
  await user.click(within(form).getByRole('button', { name: 'Connect' }));
  await within(form).findByText('A data source with this name already exists. Choose another name.');
  expect(sent).toMatchObject({ kind: 'FHIR', name: 'Sandbox EHR', authorization: 'BEARER', secret: 'made-up' });
});

it('shows each source with its health and last sync [AM-34]', async () => {
  const off = buildSource({ id: 'source-2', name: 'Old EHR', disabledReason: 'FAILING' });
  renderAt('/admin/acme/data-sources', { answers: [list([buildSource(), off])] });
  const table = await screen.findByRole('table', { name: 'Data sources' });
  await within(table).findByRole('link', { name: 'EHR' });
  expect(within(table).getByText('Healthy')).toBeTruthy();
  expect(within(table).getByText('Disabled')).toBeTruthy();
});

it('shows the result of a connection test, and the error of a failed one [AM-34]', async () => {
  let works = true;
  const dataSource = { __typename: 'DataSource' as const, id: 'source-1' };
  const verify = answer(VerifyDataSourceDocument, () => ({
    verifyDataSource: works
      ? {
          __typename: 'VerifyDataSourcePayload' as const,
          dataSource: { ...dataSource, systemName: 'HAPI 7.4', failure: null },
          samples: [
            {
              __typename: 'SourceSample' as const,
              type: 'Patient' as const,
              count: 1_204,
              first: [{ __typename: 'PreviewField' as const, name: 'birth_date', value: '1980-01-01' }],
            },
          ],
          errors: [],
        }
      : {
          __typename: 'VerifyDataSourcePayload' as const,
          dataSource: { ...dataSource, systemName: null, failure: 'The system responded with status 401.' },
          samples: null,
          errors: [],
        },
  }));
  const { user } = renderAt('/admin/acme/data-sources/source-1', { answers: [page(buildSource, () => []), verify] });
  await screen.findByText('No syncs yet');
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  await screen.findByText('Patients: 1,204');
  expect(screen.getByText('Birth date')).toBeTruthy();
  works = false;
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  await screen.findByText('The system responded with status 401.');
  expect(screen.queryByText('Patients: 1,204')).toBeNull();
});

it('starts a sync and shows rejected records with reasons [AM-34]', async () => {
  const runs: Run[] = [buildRun()];
  const start = answer(StartSyncDocument, () => {
    runs.unshift(buildRun({ id: 'run-2', status: 'QUEUED', rejected: 0, rejections: [], finishedAt: null }));
    return {
      startSync: {
        __typename: 'SyncRunPayload' as const,
        run: { __typename: 'SyncRun' as const, id: 'run-2', status: 'QUEUED' as const },
        errors: [],
      },
    };
  });
  const answers = [page(buildSource, () => [...runs]), start];
  const { user } = renderAt('/admin/acme/data-sources/source-1', { answers });
  const shown = await screen.findByRole('list', { name: 'Syncs' });
  expect(within(shown).getByText(/Patient without an ID/)).toBeTruthy();
  expect(within(shown).getByText('Patient/7')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sync now' }));
  await within(shown).findByRole('button', { name: 'Cancel sync' });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull());
});

it('says why a source is disabled and why actions are not allowed [AM-34]', async () => {
  const failure = 'The system responded with status 503.';
  const source = buildSource({ disabledReason: 'FAILING', health: 'DEGRADED', failure, viewerCan: all(REFUSED) });
  renderAt('/admin/acme/data-sources/source-1', {
    answers: [
      page(
        () => source,
        () => [],
      ),
    ],
  });
  await screen.findByText('Disabled after 5 failed syncs');
  expect(screen.getByRole('button', { name: 'Enable' }).getAttribute('aria-disabled')).toBe('true');
});

it('requires the secret only when the URL changes to another host [S3]', async () => {
  const sent: { secret?: string | null }[] = [];
  const update = answer(UpdateDataSourceDocument, ({ input }) => {
    sent.push(input);
    return { updateDataSource: { __typename: 'DataSourcePayload' as const, dataSource: buildSource(), errors: [] } };
  });
  const { user } = renderAt('/admin/acme/data-sources/source-1', { answers: [page(buildSource, () => []), update] });
  const edit = async (baseUrl: string) => {
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const form = await screen.findByRole('form', { name: 'Data source' });
    const address = within(form).getByLabelText('Base URL');
    await user.clear(address);
    await user.type(address, baseUrl);
    return form;
  };
  const form = await edit('https://ehr.example.com/other');
  expect(within(form).queryByLabelText('Token')).toBeNull();
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Data source' })).toBeNull());
  const moved = await edit('https://other.example.com/fhir');
  await user.click(within(moved).getByRole('button', { name: 'Save' }));
  await within(moved).findByText('The new address is on another host. Enter the token or password for that host.');
  await user.type(within(moved).getByLabelText('Token'), 'another token');
  await user.click(within(moved).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent.map(({ secret }) => secret)).toEqual([undefined, 'another token']));
});

const REQUEST: NonNullable<Source['request']> = {
  __typename: 'RestSourceRequest',
  path: '/customers',
  itemsPath: 'data',
  pagination: 'PAGE',
  pageParameter: 'page',
  cursorPath: null,
  firstPage: 1,
  sizeParameter: null,
  sinceParameter: null,
};
const restSource = (overrides: Partial<Source> = {}) =>
  buildSource({ kind: 'REST', baseUrl: 'https://api.example.com', resourceTypes: [], request: REQUEST, ...overrides });

it('connects a REST API with the requests of the form [RC-13]', async () => {
  let sent: unknown;
  const create = answer(CreateDataSourceDocument, (variables) => {
    sent = variables.input;
    return refused('DATA_SOURCE_NAME_TAKEN', 'name');
  });
  const { user } = renderAt('/admin/acme/data-sources', { answers: [list([]), sandbox, create] });
  await screen.findByText('No data sources yet');
  await user.click(screen.getByRole('button', { name: 'Connect data source' }));
  const form = within(await screen.findByRole('form', { name: 'Data source' }));
  await user.selectOptions(form.getByLabelText('Kind'), 'REST API');
  await user.type(form.getByLabelText('Name'), 'CRM');
  await user.type(form.getByLabelText('Base URL'), 'https://api.example.com');
  await user.selectOptions(form.getByLabelText('Authentication'), 'API key in a header');
  await user.type(form.getByLabelText('Header name'), 'X-Api-Key');
  await user.type(form.getByLabelText('Key'), 'made-up');
  await user.selectOptions(form.getByLabelText('Pagination'), 'Page number');
  await user.type(form.getByLabelText('Page parameter'), 'page');
  await user.click(form.getByRole('button', { name: 'Connect' }));
  await form.findByText('Enter a path that begins with a slash.');
  await user.type(form.getByLabelText('Path'), '/customers');
  await user.type(form.getByLabelText('Path of the records'), 'data');
  await user.click(form.getByRole('button', { name: 'Connect' }));
  await form.findByText('A data source with this name already exists. Choose another name.');
  const { __typename, ...request } = REQUEST;
  expect(sent).toMatchObject({ kind: 'REST', authorization: 'HEADER', headerName: 'X-Api-Key', request });
  expect(sent).not.toHaveProperty('resourceTypes');
});

it('previews a mapping on real records and saves it as a new version [RC-13]', async () => {
  const asked: unknown[] = [];
  const preview = answer(PreviewSourceMappingDocument, ({ input }) => {
    asked.push(input.mapping);
    const record = { __typename: 'PreviewedRecord' as const, raw: '{"id": "c-1"}' };
    const fields = [{ __typename: 'PreviewedField' as const, name: 'name', value: 'Elena Moreau' }];
    const records = input.mapping
      ? [
          { ...record, externalId: 'c-1', fields, rejection: null },
          { ...record, externalId: null, fields: [], rejection: 'The path “id” of the external ID is missing.' },
        ]
      : [{ ...record, externalId: null, fields: [], rejection: null }];
    return {
      previewSourceMapping: {
        __typename: 'PreviewSourceMappingPayload' as const,
        records,
        failure: null,
        errors: [],
      },
    };
  });
  let saved: unknown;
  const save = answer(UpdateSourceMappingDocument, ({ input }) => {
    saved = input;
    return refused('SOURCE_MAPPING_CHANGED');
  });
  const { user } = renderAt('/admin/acme/data-sources/source-1', {
    answers: [page(restSource, () => []), preview, save],
  });
  await user.click(await screen.findByRole('button', { name: 'Load records' }));
  await screen.findByText('{"id": "c-1"}');
  await user.type(screen.getByLabelText('Path of the external ID'), 'id');
  const fields = screen.getByRole('list', { name: 'Mapped fields' });
  const [name] = within(fields).getAllByRole('listitem');
  await user.selectOptions(within(name as HTMLElement).getByLabelText('Conversion'), 'Join values');
  await user.type(within(name as HTMLElement).getByLabelText('Paths, separated by commas'), 'first, last');
  await user.click(screen.getByRole('button', { name: 'Remove field email' }));
  await user.click(screen.getByRole('button', { name: 'Preview mapping' }));
  await screen.findByText('1 mapped, 1 rejected');
  screen.getByText('Elena Moreau');
  screen.getByText('The path “id” of the external ID is missing.');
  expect(asked[0]).toBeNull();
  expect(asked[1]).toMatchObject({ externalIdPath: 'id', fields: [{ name: 'name', paths: ['first', 'last'] }, {}] });
  await user.click(screen.getByRole('button', { name: 'Save mapping' }));
  await screen.findByText('The mapping was changed in the meantime. Reload the page.');
  expect(saved).toMatchObject({ dataSourceId: 'source-1', version: null });
});

it('shows why the records of a REST API could not be read', async () => {
  const preview = answer(PreviewSourceMappingDocument, () => ({
    previewSourceMapping: {
      __typename: 'PreviewSourceMappingPayload' as const,
      records: null,
      failure: 'The system responded with a web page.',
      errors: [],
    },
  }));
  const { user } = renderAt('/admin/acme/data-sources/source-1', {
    answers: [page(restSource, () => []), preview],
  });
  await user.click(await screen.findByRole('button', { name: 'Load records' }));
  await screen.findByText('Records could not be read');
  screen.getByText('The system responded with a web page.');
});

const MINUTE_MS = 60_000;
const doneBefore = (minutes: number) =>
  buildRun({ finishedAt: new Date(Date.now() - minutes * MINUTE_MS).toISOString() });

it.each([
  ['is out of date after two intervals', { everyMinutes: 30 }, 90, true],
  ['is up to date within two intervals', { everyMinutes: 60 }, 90, false],
  ['has no interval if it is read manually', { everyMinutes: null }, 90, false],
  ['is disabled', { everyMinutes: 30, disabledReason: 'MEMBER' as const }, 90, false],
])('shows the age of the data of a source that %s [AM-34]', async (_name, overrides, minutes, isLate) => {
  const runs = [buildRun({ id: 'run-2', status: 'FAILED' }), doneBefore(minutes)];
  const pageOfSource = page(
    () => buildSource({ strategy: 'SCHEDULED', ...overrides }),
    () => runs,
  );
  renderAt('/admin/acme/data-sources/source-1', { answers: [pageOfSource] });
  expect(await screen.findByText(/Last successful sync:/)).toHaveTextContent('1 hour ago');
  expect(screen.queryAllByText('The data is out of date')).toHaveLength(isLate ? 1 : 0);
});

it('says that a source has no successful sync yet [AM-34]', async () => {
  const never = page(
    () => buildSource(),
    () => [buildRun({ status: 'FAILED' })],
  );
  renderAt('/admin/acme/data-sources/source-1', { answers: [never] });
  expect(await screen.findByText('No successful sync yet')).toBeInTheDocument();
});
