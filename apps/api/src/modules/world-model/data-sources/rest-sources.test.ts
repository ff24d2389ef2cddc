import {
  type RestSimulator,
  type RestTrick,
  type Simulators,
  sandboxFor,
  startSimulators,
} from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import type { Services } from '../../../auth/context.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { ingestPage } from './jobs/ingest-page.ts';
import { runSyncJob } from './jobs/run-sync-job.ts';

let fd: TestFrontdesk;
let simulators: Simulators;
let rest: RestSimulator;
let acme: BuiltWorkspace & { owner: Member };
let apiKey: Caller;
let token: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  simulators = await startSimulators({ now: () => fd.services.clock() });
  ({ rest } = simulators);
});
beforeEach(async () => {
  await rows(fd, 'truncate data_sources cascade');
  ({ acme } = await twoWorkspaces(fd));
  apiKey = { ...(await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] })), workspace: acme.slug };
  ({ token } = sandboxFor(acme.id).fhir);
  await fetch(`${rest.url}/_control/reset`, { method: 'POST' });
});
afterAll(async () => {
  await fd.close();
  await simulators.stop();
});

const REQUEST = {
  path: '/customers/cursor',
  itemsPath: 'data.customers',
  pagination: 'CURSOR',
  pageParameter: 'cursor',
  cursorPath: 'meta.next_cursor',
  firstPage: null,
  sizeParameter: 'limit',
  sinceParameter: null as string | null,
};
const OFFSET = { ...REQUEST, path: '/customers/offset', pagination: 'OFFSET', pageParameter: 'offset' };
const PAGE = { ...REQUEST, path: '/customers/page', pagination: 'PAGE', pageParameter: 'page' };
const LINK = { ...REQUEST, path: '/customers/link', pagination: 'LINK', itemsPath: '' };
const NONE = { ...REQUEST, path: '/customers/none', pagination: 'NONE', sizeParameter: null };

const field = (name: string, path: string, over: object = {}) => ({
  name,
  paths: [path],
  transform: 'TRIM',
  dateFormat: null,
  text: null,
  lookup: [],
  isRequired: false,
  ...over,
});
const PLANS = [
  { from: 'G', to: 'Gold' },
  { from: 'S', to: 'Silver' },
  { from: 'B', to: 'Basic' },
];
const MAPPING = {
  entityType: 'PERSON',
  externalIdPath: 'customer_id',
  fields: [
    field('name', '', { paths: ['name.first', 'name.last'], transform: 'CONCAT', text: ' ' }),
    field('phone', 'contact.phone'),
    field('email', 'contact.emails.0', { transform: 'LOWERCASE' }),
    field('birth_date', 'born', { transform: 'DATE', dateFormat: 'DAY_MONTH_YEAR' }),
    field('plan', 'plan', { transform: 'LOOKUP', lookup: PLANS }),
    field('origin', '', { paths: [], transform: 'CONSTANT', text: 'CRM' }),
  ],
};
const RUNNER = { strategy: 'MANUAL', everyMinutes: null, pageSize: 50, requestsPerMinute: 600, timeoutSeconds: 10 };

const given = (request: object = REQUEST, over: object = {}) => ({
  kind: 'REST',
  name: 'The CRM',
  baseUrl: rest.baseUrl,
  authorization: 'BEARER',
  secret: token,
  request,
  runner: RUNNER,
  ...over,
});
const connect = async (request: object = REQUEST, over: object = {}): Promise<string> =>
  (await mutate(fd, acme.owner, 'createDataSource', given(request, over), 'dataSource { id }')).dataSource.id;
const map = (dataSourceId: string, mapping: object = MAPPING, version: number | null = null) =>
  mutate(fd, acme.owner, 'updateSourceMapping', { dataSourceId, version, mapping }, 'dataSource { mappingVersion }');
const work = (services: Services = fd.services) => drain(fd, acme.id, { run_sync: runSyncJob(services) });
const start = async (id: string): Promise<string> =>
  (await mutate(fd, apiKey, 'startSync', { id }, 'run { id }')).run.id;
const theRun = async (id: string) => {
  const { syncRuns } = await as(fd, apiKey).ok(`{ syncRuns(first: 20) { edges { node {
    id status pages recordsRead recordsIngested unchanged rejected lastError failure failureCode mappingVersion
    rejections(first: 100) { recordType recordId reason } } } } }`);
  return syncRuns.edges.map(({ node }: { node: { id: string } }) => node).find((one: { id: string }) => one.id === id);
};
async function readAgain(id: string) {
  const run = await start(id);
  await work();
  return theRun(run);
}
async function read(request: object = REQUEST, mapping: object = MAPPING) {
  const id = await connect(request);
  await map(id, mapping);
  return { id, run: await readAgain(id) };
}
const trick = (...tricks: RestTrick[]) => {
  for (const one of tricks) rest.tricks.add(one);
};
const preview = (dataSourceId: string, mapping: object | null = MAPPING, who: Caller = acme.owner) =>
  mutate(
    fd,
    who,
    'previewSourceMapping',
    { dataSourceId, mapping },
    'failure failureCode records { raw externalId rejection fields { name value } }',
  );
const fieldsOf = async (externalId: string): Promise<Record<string, string>> => {
  const found = await rows<{ name: string; value: string }>(
    fd,
    `select f.name, f.value from entity_fields f join entity_external_ids x on x.entity_id = f.entity_id
      where f.workspace_id = $1 and x.external_id = $2`,
    [acme.id, externalId],
  );
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
};
const events = async (): Promise<number> =>
  Number(
    (await rows<{ n: string }>(fd, 'select count(*) n from world_events where workspace_id = $1', [acme.id]))[0]?.n,
  );

describe('a REST source', () => {
  it.each([
    ['CURSOR', REQUEST, 3],
    ['OFFSET', OFFSET, 4],
    ['PAGE', PAGE, 4],
    ['LINK', LINK, 3],
    ['NONE', NONE, 1],
  ])('is read to its end with the pagination %s [RC-13]', async (_name, request, pages) => {
    const { run } = await read(request);
    expect(run).toMatchObject({ status: 'DONE', pages, recordsRead: 120, recordsIngested: 120, mappingVersion: 1 });
    expect(await fieldsOf('c-001')).toEqual({
      name: 'Bruno Okoye',
      phone: '+447700810001',
      email: 'customer-1@people.example',
      birth_date: '1951-11-02',
      plan: 'Silver',
      origin: 'CRM',
    });
  });

  it('ends numbered pages at a 404 after the last page', async () => {
    trick('NOT_FOUND_AT_END');
    expect((await read(PAGE)).run).toMatchObject({ status: 'DONE', recordsIngested: 120 });
  });

  it('stores only changes, also if a value returns to an earlier one', async () => {
    const { id } = await read();
    const [first, ...others] = rest.data.customers;
    expect(await readAgain(id)).toMatchObject({ status: 'DONE', recordsIngested: 0, unchanged: 120 });
    rest.data.customers = [{ ...first, plan: 'B' }, ...others];
    expect(await readAgain(id)).toMatchObject({ recordsIngested: 1, unchanged: 119 });
    expect((await fieldsOf('c-000')).plan).toBe('Basic');
    rest.data.customers = [{ ...first, plan: 'G' }, ...others];
    expect(await readAgain(id)).toMatchObject({ recordsIngested: 1, unchanged: 119 });
    expect((await fieldsOf('c-000')).plan).toBe('Gold');
    expect(await events()).toBe(122);
  });

  it('asks for the changes since the last run if the system supports it', async () => {
    const { id, run } = await read({ ...REQUEST, sinceParameter: 'updated_since' });
    expect(run).toMatchObject({ recordsRead: 120 });
    const [first, ...others] = rest.data.customers;
    rest.data.customers = [{ ...first, plan: 'B', updated_at: fd.services.clock().toISOString() }, ...others];
    expect(await readAgain(id)).toMatchObject({ status: 'DONE', recordsRead: 1, recordsIngested: 1 });
    await map(id, { ...MAPPING, fields: MAPPING.fields.slice(0, 2) }, 1);
    expect(await readAgain(id)).toMatchObject({ recordsRead: 120, mappingVersion: 2 });
  });

  it.each([
    ['NONE', { secret: null }, 'CREDENTIALS_REJECTED'],
    ['HEADER', { headerName: 'X-Api-Key' }, null],
    ['BASIC', { username: 'desk' }, null],
  ])('authenticates with %s', async (authorization, over, failureCode) => {
    const id = await connect(REQUEST, { authorization, secret: token, ...over });
    await map(id);
    expect(await readAgain(id)).toMatchObject({ failureCode, status: failureCode ? 'FAILED' : 'DONE' });
  });

  it('loses and doubles nothing if a worker dies before a page is stored', async () => {
    const id = await connect();
    await map(id);
    const run = await start(id);
    const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Data sources' }, run);
    const order = { workspaceId: acme.id, id: run };
    // Both workers request the first page; only one of them stores it.
    await Promise.all([ingestPage(fd.services, by, order), ingestPage(fd.services, by, order)]);
    expect(await theRun(run)).toMatchObject({ pages: 1, recordsRead: 50 });
    await work();
    expect(await theRun(run)).toMatchObject({ status: 'DONE', pages: 3, recordsIngested: 120 });
    expect(await events()).toBe(120);
  });
});

describe('a failing REST source', () => {
  const cases: [RestTrick, object, string, RegExp][] = [
    ['SAME_CURSOR', REQUEST, 'REPEATED_PAGE', /same cursor twice/],
    ['SAME_PAGE', OFFSET, 'REPEATED_PAGE', /same page twice/],
    ['SAME_PAGE', PAGE, 'REPEATED_PAGE', /same page twice/],
    ['ELSEWHERE', LINK, 'ADDRESS_NOT_ALLOWED', /another host/],
    ['WEB_PAGE', REQUEST, 'WEB_PAGE', /web page/],
    ['REDIRECT', REQUEST, 'REDIRECTED', /not followed/],
    ['NOT_UTF8', REQUEST, 'NOT_UTF8', /UTF-8/],
    ['HUGE', REQUEST, 'TOO_LARGE', /larger than the limit/],
    ['RENAMED', REQUEST, 'ALL_REJECTED', /All 120 records.*“customer_id”/],
    ['EMPTY', { ...REQUEST }, 'ALL_REJECTED', /None of the paths.*“contact.phone”/],
  ];
  it.each(cases)('ends the run at %s and can be run again [RC-13]', async (name, request, failureCode, words) => {
    trick(name);
    const { id, run } = await read(request);
    expect(run).toMatchObject({ status: 'FAILED', failureCode, failure: expect.stringMatching(words) });
    rest.tricks.clear();
    expect(await readAgain(id)).toMatchObject({ status: 'DONE', failureCode: null, recordsRead: 120 });
  });

  it('ends a run whose pages never end', async () => {
    trick('ENDLESS');
    const id = await connect(OFFSET);
    await map(id);
    const run = await start(id);
    const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Data sources' }, run);
    await ingestPage(fd.services, by, { workspaceId: acme.id, id: run });
    await rows(fd, `update sync_runs set cursor = cursor || '{"pages": 9998}' where id = $1`, [run]);
    await ingestPage(fd.services, by, { workspaceId: acme.id, id: run });
    expect(await theRun(run)).toMatchObject({ status: 'RUNNING', pages: 2 });
    await ingestPage(fd.services, by, { workspaceId: acme.id, id: run });
    expect(await theRun(run)).toMatchObject({ status: 'FAILED', failureCode: 'TOO_MANY_PAGES' });
  });

  it('waits as long as the system asks for', async () => {
    const id = await connect();
    await map(id);
    rest.faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 90 });
    const run = await start(id);
    await work();
    expect(await theRun(run)).toMatchObject({ status: 'RUNNING', lastError: expect.stringContaining('429'), pages: 0 });
    fd.advance({ seconds: 91 });
    await work();
    expect(await theRun(run)).toMatchObject({ status: 'DONE', recordsIngested: 120 });
  });

  it('rejects single records with the reason and reads the others', async () => {
    const [first, second, ...others] = rest.data.customers;
    rest.data.customers = [{ ...first, born: '31.02.1990' }, { ...second, plan: 'X' }, ...others];
    const { run } = await read();
    expect(run).toMatchObject({ status: 'DONE', recordsIngested: 118, rejected: 2 });
    expect(run.rejections).toEqual([
      {
        recordType: null,
        recordId: 'c-000',
        reason: 'birth_date: the value of “born” is not a date in the selected format.',
      },
      { recordType: null, recordId: 'c-001', reason: 'plan: the value of “plan” is not in the list of values.' },
    ]);
  });

  it('says where it expects the list of records', async () => {
    const { run } = await read({ ...REQUEST, itemsPath: 'data.people' });
    expect(run).toMatchObject({ failureCode: 'UNEXPECTED_FORMAT', failure: expect.stringContaining('“data.people”') });
  });
});

describe('a mapping', () => {
  it('is previewed on real records, which are not stored [RC-13]', async () => {
    const id = await connect();
    const bare = await preview(id, null);
    expect(bare.records).toHaveLength(20);
    expect(JSON.parse(bare.records[0].raw)).toMatchObject({ customer_id: 'c-000', name: { first: 'Elena' } });
    const [mapped] = (await preview(id)).records;
    expect(mapped).toMatchObject({ externalId: 'c-000', rejection: null });
    expect(mapped.fields).toContainEqual({ name: 'email', value: 'customer-0@people.example' });
    const wrong = await preview(id, { ...MAPPING, externalIdPath: 'uid' });
    expect(wrong.records[0]).toMatchObject({ fields: [], rejection: expect.stringContaining('“uid”') });
    expect(await events()).toBe(0);
  });

  it('hides all values of the records from members who see contact details masked', async () => {
    const id = await connect();
    const grants = { role: 'admin' as const, maskContactDetails: true };
    const masked = await buildMember(fd, acme, grants);
    const answer = await preview(id, { ...MAPPING, externalIdPath: 'contact.phone' }, masked);
    const text = JSON.stringify(answer);
    expect(text).toContain('customer_id');
    for (const hidden of ['Elena', '4477', 'people.example', 'c-000']) expect(text).not.toContain(hidden);
    expect(JSON.stringify(await preview(id))).toContain('Elena');
  });

  it('returns why the records could not be read', async () => {
    const id = await connect();
    trick('WEB_PAGE');
    expect(await preview(id)).toMatchObject({ records: null, failureCode: 'WEB_PAGE' });
  });

  it('never changes: an edit makes a new version, and a run names its own', async () => {
    const { id, run } = await read();
    expect(run.mappingVersion).toBe(1);
    const edited = { ...MAPPING, fields: [field('phone', 'contact.phone')] };
    expect((await map(id, edited, 1)).dataSource.mappingVersion).toBe(2);
    const outdated = { dataSourceId: id, version: 1, mapping: MAPPING };
    expect(await outcome(fd, acme.owner, 'updateSourceMapping', outdated)).toBe('SOURCE_MAPPING_CHANGED');
    const { dataSource } = await as(fd, apiKey).ok(
      `{ dataSource(id: "${id}") { request { path } mappings(first: 10) { version externalIdPath fields { name paths } } } }`,
    );
    expect(dataSource.request.path).toBe('/customers/cursor');
    expect(dataSource.mappings.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    expect(dataSource.mappings[0].fields).toEqual([{ name: 'phone', paths: ['contact.phone'] }]);
    expect(dataSource.mappings[1].fields).toHaveLength(6);
  });

  it('is required for a run, and belongs to a REST source', async () => {
    const id = await connect();
    expect(await outcome(fd, acme.owner, 'startSync', { id })).toBe('SOURCE_MAPPING_MISSING');
    await map(id);
    await start(id);
    expect(
      await outcome(fd, acme.owner, 'updateSourceMapping', { dataSourceId: id, version: 1, mapping: MAPPING }),
    ).toBe('DATA_SOURCE_BUSY');
  });

  it.each([
    ['no fields', { fields: [] }],
    ['a field twice', { fields: [field('phone', 'a'), field('phone', 'b')] }],
    ['no path of the id', { externalIdPath: '' }],
    ['an invalid name', { fields: [field('the phone', 'a')] }],
    ['a date without a format', { fields: [field('born', 'a', { transform: 'DATE' })] }],
    ['an empty list of values', { fields: [field('plan', 'a', { transform: 'LOOKUP' })] }],
    ['two paths', { fields: [field('plan', 'a', { paths: ['a', 'b'] })] }],
  ])('is refused with %s', async (_name, over) => {
    const id = await connect();
    expect(
      await outcome(fd, acme.owner, 'updateSourceMapping', {
        dataSourceId: id,
        version: null,
        mapping: { ...MAPPING, ...over },
      }),
    ).toBe('SOURCE_MAPPING_INVALID');
  });
});

it.each([
  ['a path outside of the base URL', { request: { ...REQUEST, path: '/../admin' } }, 'DATA_SOURCE_REQUEST_INVALID'],
  ['another host', { request: { ...REQUEST, path: '//evil.example' } }, 'DATA_SOURCE_REQUEST_INVALID'],
  ['no cursor path', { request: { ...REQUEST, cursorPath: null } }, 'DATA_SOURCE_REQUEST_INVALID'],
  ['no request', { request: null }, 'DATA_SOURCE_REQUEST_INVALID'],
  ['FHIR resources', { resourceTypes: ['Patient'] }, 'DATA_SOURCE_RESOURCES_INVALID'],
  ['a standard header', { authorization: 'HEADER', headerName: 'Host' }, 'DATA_SOURCE_HEADER_INVALID'],
])('refuses to connect a REST source with %s', async (_name, over, code) => {
  expect(await outcome(fd, acme.owner, 'createDataSource', given(REQUEST, over))).toBe(code);
});

describe('an erased person in a REST API [CB-06]', () => {
  it('is rejected by later runs', async () => {
    const source = await connect();
    await map(source);
    const sync = async () => {
      const run = await start(source);
      await work();
      return theRun(run);
    };
    await sync();
    const known = `select identifier.value from entity_identifiers identifier join entity_external_ids external
      on (external.workspace_id, external.entity_id) = (identifier.workspace_id, identifier.entity_id)
      where external.workspace_id = $1 and identifier.kind = 'PHONE' order by identifier.value limit 1`;
    const [first] = await rows<{ value: string }>(fd, known, [acme.id]);
    const phone = first?.value ?? '';
    const { id } = await buildContact(fd, acme, { phone });
    await mutate(fd, acme.owner, 'eraseContact', { id }, 'erasure { id }');
    const isKnown = async () =>
      (await rows(fd, 'select 1 from entity_identifiers where workspace_id = $1 and value = $2', [acme.id, phone]))
        .length;
    expect(await isKnown()).toBe(0);
    const run = await sync();
    expect(run.rejections.map(({ reason }: { reason: string }) => reason)).toContainEqual(
      expect.stringContaining('This person was erased on'),
    );
    expect(await isKnown()).toBe(0);
  });
});
