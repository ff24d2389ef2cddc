import { type FhirSimulator, type Simulators, sandboxFor, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import type { Services } from '../../../auth/context.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { ingestPage } from './jobs/ingest-page.ts';
import { runSyncJob } from './jobs/run-sync-job.ts';
import { startDueSyncsJob } from './jobs/start-due-syncs-job.ts';

let fd: TestFrontdesk;
let simulators: Simulators;
let fhir: FhirSimulator;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
/** API key of the owner. Sessions would expire when the tests advance the clock. */
let apiKey: Caller;
let token: string;
let seed: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  simulators = await startSimulators({ now: () => fd.services.clock() });
  ({ fhir } = simulators);
});
beforeEach(async () => {
  await rows(fd, 'truncate data_sources cascade');
  ({ acme, globex } = await twoWorkspaces(fd));
  apiKey = { ...(await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] })), workspace: acme.slug };
  token = sandboxFor(acme.id).fhir.token;
  seed = token.slice('fhir-'.length, 'fhir-'.length + 32);
  await fetch(`${fhir.url}/_control/reset`, { method: 'POST' });
});
afterAll(async () => {
  await fd.close();
  await simulators.stop();
});

const RUNNER = { strategy: 'MANUAL', everyMinutes: null, pageSize: 50, requestsPerMinute: 600, timeoutSeconds: 10 };
const terms = (over: object = {}) => ({
  name: 'The EHR',
  baseUrl: fhir.baseUrl,
  resourceTypes: ['Organization', 'Practitioner', 'Patient'],
  runner: RUNNER,
  ...over,
});
const given = (over: object = {}) => ({
  ...terms(),
  kind: 'FHIR',
  authorization: 'BEARER',
  secret: token,
  ...over,
});

async function connect(over: object = {}, who: Caller = acme.owner): Promise<string> {
  const made = await mutate(fd, who, 'createDataSource', given(over), 'dataSource { id }');
  return made.dataSource.id;
}
const start = async (id: string, who: Caller = apiKey): Promise<string> =>
  (await mutate(fd, who, 'startSync', { id }, 'run { id }')).run.id;

const jobs = (services: Services = fd.services) => ({ run_sync: runSyncJob(services) });
const work = () => drain(fd, acme.id, jobs());
const theRun = async (id: string, who: Caller = apiKey) => {
  const { syncRuns } = await as(fd, who).ok(`{ syncRuns(first: 20) { edges { node {
    id trigger status pages recordsRead recordsIngested unchanged rejected lastError failure
    rejections(first: 100) { recordType recordId reason } } } } }`);
  return syncRuns.edges.map(({ node }: { node: { id: string } }) => node).find((one: { id: string }) => one.id === id);
};
const theSource = async (id: string, who: Caller = apiKey) =>
  (
    await as(fd, who).ok(
      `{ dataSource(id: "${id}") { health failure disabledReason nextRunAt systemName lastRunStatus secretLastFour } }`,
    )
  ).dataSource;
const known = async (type: string): Promise<number> =>
  Number(
    (
      await rows<{ n: string }>(fd, `select count(*) n from entities where workspace_id = $1 and type = $2`, [
        acme.id,
        type,
      ])
    )[0]?.n,
  );
const events = async (): Promise<number> =>
  Number(
    (await rows<{ n: string }>(fd, `select count(*) n from world_events where workspace_id = $1`, [acme.id]))[0]?.n,
  );
const trail = async (): Promise<string[]> =>
  (
    await rows<{ name: string }>(fd, 'select name from audit_events where workspace_id = $1 order by id', [acme.id])
  ).map(({ name }) => name);
const readAll = async (over: object = {}) => {
  const id = await connect(over);
  const run = await start(id);
  await work();
  return { id, run: await theRun(run) };
};

describe('a data source [AM-34]', () => {
  it('is connected, tested and read, and each record is stored once', async () => {
    const id = await connect();
    const tested = await mutate(
      fd,
      acme.owner,
      'verifyDataSource',
      { id },
      'dataSource { health systemName } samples { type count first { name value } }',
    );
    expect(tested.dataSource).toEqual({ health: 'HEALTHY', systemName: 'Simulated FHIR server 7.4' });
    expect(tested.samples[2]).toMatchObject({ type: 'Patient', count: 120 });
    expect(tested.samples[2].first).toContainEqual({ name: 'phone', value: '+447700910000' });
    const run = await start(id);
    await work();
    expect(await theRun(run)).toMatchObject({
      status: 'DONE',
      pages: 5,
      recordsRead: 124,
      recordsIngested: 124,
      unchanged: 0,
      rejected: 0,
    });
    expect([await known('PERSON'), await known('PRACTITIONER'), await known('ORGANIZATION')]).toEqual([120, 3, 1]);
    expect(await theSource(id)).toMatchObject({ health: 'HEALTHY', lastRunStatus: 'DONE' });
  });

  it('is read incrementally: only changes are processed', async () => {
    const { id } = await readAll();
    fhir.store.put(seed, { resourceType: 'Patient', id: 'patient-5', name: [{ text: 'Nora Ruiz' }] });
    const before = await events();
    const again = await start(id);
    await work();
    expect(await theRun(again)).toMatchObject({ status: 'DONE', recordsIngested: 1, rejected: 0 });
    expect(await events()).toBe(before + 1);
    const [entity] = await rows<{ display_name: string }>(
      fd,
      `select e.display_name from entities e join entity_external_ids x on x.entity_id = e.id
        where e.workspace_id = $1 and x.external_id = 'Patient/patient-5'`,
      [acme.id],
    );
    expect(entity?.display_name).toBe('Nora Ruiz');
  });

  it('reads every change if the system’s clock is behind, or its index is updated late', async () => {
    const { id } = await readAll();
    // Advances the clock by an hour. The late record is two minutes older than the newest record that was read.
    fd.advance({ hours: 1 });
    const late = new Date(fd.services.clock().getTime() - 25 * 3_600_000 - 120_000).toISOString();
    fhir.store.putRaw(seed, 'Patient', {
      resourceType: 'Patient',
      id: 'late',
      meta: { lastUpdated: late, versionId: '1' },
    });
    const again = await start(id);
    await work();
    expect(await theRun(again)).toMatchObject({ status: 'DONE', recordsIngested: 1 });
  });

  it('never returns its secret, and masks values for members with masked contact details', async () => {
    const id = await connect();
    expect(await theSource(id)).toMatchObject({ secretLastFour: token.slice(-4) });
    const [row] = await rows<{ secret: string }>(fd, 'select secret from data_sources where id = $1', [id]);
    expect(row?.secret).not.toContain(token);
    const masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
    const asked = 'samples { type first { name value } }';
    const { samples } = await mutate(fd, masked, 'verifyDataSource', { id }, asked);
    expect(samples[2].first).toContainEqual({ name: 'phone', value: '•••' });
    expect(JSON.stringify(samples)).not.toContain('+447700910000');
  });

  it('belongs to one workspace, and neither it nor its runs are found from another', async () => {
    const { id, run } = await readAll();
    for (const [name, input] of [
      ['verifyDataSource', { id }],
      ['startSync', { id }],
      ['updateDataSourceCredentials', { id, authorization: 'NONE' }],
      ['updateDataSource', { id, ...terms() }],
      ['deleteDataSource', { id }],
      ['cancelSync', { id: run.id }],
    ] as const)
      expect(await outcome(fd, globex.owner, name, input)).toBe('NOT_FOUND');
    expect((await theSource(id)).health).toBe('HEALTHY');
  });

  it.each([
    [{ name: ' ' }, 'NAME_INVALID'],
    [{ baseUrl: 'https://ehr.internal/fhir' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    [{ baseUrl: 'http://ehr.example.com/fhir' }, 'WEBHOOK_URL_NOT_HTTPS'],
    [{ baseUrl: 'https://169.254.169.254/latest' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    [{ baseUrl: 'https://ehr.example.com/fhir?x=1' }, 'DATA_SOURCE_URL_INVALID'],
    [{ resourceTypes: [] }, 'DATA_SOURCE_RESOURCES_INVALID'],
    [{ secret: ' ' }, 'DATA_SOURCE_SECRET_MISSING'],
    [{ secret: 'two\nlines' }, 'DATA_SOURCE_SECRET_MISSING'],
    [{ authorization: 'BASIC' }, 'DATA_SOURCE_USERNAME_MISSING'],
    [{ runner: { ...RUNNER, strategy: 'SCHEDULED', everyMinutes: 1 } }, 'DATA_SOURCE_INTERVAL_INVALID'],
    [{ runner: { ...RUNNER, pageSize: 5_000 } }, 'DATA_SOURCE_RUNNER_INVALID'],
  ])('is not connected with: %j', async (over, code) => {
    expect(await outcome(fd, acme.owner, 'createDataSource', given(over))).toBe(code);
    expect(await outcome(fd, acme.owner, 'createDataSource', given())).toBe('ok');
  });

  it('has a unique name, and keeps its settings while it is read', async () => {
    const id = await connect();
    expect(await outcome(fd, acme.owner, 'createDataSource', given())).toBe('DATA_SOURCE_NAME_TAKEN');
    await start(id);
    expect(await outcome(fd, acme.owner, 'updateDataSource', { id, ...terms({ name: 'Other' }) })).toBe(
      'DATA_SOURCE_BUSY',
    );
    await work();
    expect(await outcome(fd, acme.owner, 'updateDataSource', { id, ...terms({ name: 'Other' }) })).toBe('ok');
  });

  it('stops when it is disabled, and works again when it is enabled', async () => {
    const id = await connect({ runner: { ...RUNNER, strategy: 'SCHEDULED', everyMinutes: 5 } });
    expect(await outcome(fd, acme.owner, 'disableDataSource', { id })).toBe('ok');
    expect(await theSource(id)).toMatchObject({ disabledReason: 'MEMBER', nextRunAt: null });
    expect(await outcome(fd, apiKey, 'startSync', { id })).toBe('DATA_SOURCE_OFF');
    expect(await outcome(fd, acme.owner, 'enableDataSource', { id })).toBe('ok');
    expect((await theSource(id)).nextRunAt).not.toBeNull();
  });
});

describe('a run [AM-34]', () => {
  it('is the only run of its source: of many concurrent starts one succeeds', async () => {
    const id = await connect();
    const began = await Promise.all(Array.from({ length: 6 }, () => outcome(fd, apiKey, 'startSync', { id })));
    expect(began.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'DATA_SOURCE_BUSY'), 'ok']);
  });

  it('is started by the schedule once, for any number of workers', async () => {
    const id = await connect({ runner: { ...RUNNER, strategy: 'SCHEDULED', everyMinutes: 30 } });
    const startDue = () => startDueSyncsJob(fd.services)({}, {} as never);
    await Promise.all([startDue(), startDue(), startDue()]);
    const runs = () => rows(fd, `select id from sync_runs where data_source_id = $1 and trigger = 'SCHEDULE'`, [id]);
    expect(await runs()).toHaveLength(1);
    await work();
    await startDue();
    expect(await runs()).toHaveLength(1);
    fd.advance({ minutes: 31 });
    await startDue();
    expect(await runs()).toHaveLength(2);
  });

  it('rejects an unreadable record, names it with the reason, and reads the others', async () => {
    fhir.store.putRaw(seed, 'Patient', { resourceType: 'Patient', meta: { lastUpdated: '2026-01-01T00:00:00Z' } });
    fhir.store.putRaw(seed, 'Patient', {
      resourceType: 'Patient',
      id: 'odd',
      meta: { lastUpdated: '2026-01-01T00:00:00Z' },
      name: 7,
    });
    fhir.store.putRaw(seed, 'Patient', {
      resourceType: 'Patient',
      id: 'soon',
      meta: { lastUpdated: '2126-01-01T00:00:00Z' },
    });
    const { run } = await readAll();
    expect(run).toMatchObject({ status: 'DONE', recordsRead: 127, recordsIngested: 124, rejected: 3 });
    expect(run.rejections.map(({ recordId }: { recordId: string }) => recordId)).toEqual([
      null,
      'Patient/odd',
      'Patient/soon',
    ]);
  });

  it('treats hostile text as text', async () => {
    const text = `Robert'); drop table entities;-- \0 \ud800 ${'é'.repeat(500)}`;
    fhir.store.put(seed, { resourceType: 'Patient', id: 'bobby', name: [{ text }] });
    expect((await readAll()).run).toMatchObject({
      status: 'DONE',
      recordsRead: 125,
      recordsIngested: 125,
      rejected: 0,
    });
  });

  it('counts a record once if it appears twice on a page, in any order', async () => {
    fhir.tricks.add('DUPLICATE');
    fhir.tricks.add('REORDER');
    const { run } = await readAll();
    expect(run).toMatchObject({ status: 'DONE', recordsRead: 248, recordsIngested: 124, unchanged: 124 });
    expect(await known('PERSON')).toBe(120);
  });

  it('continues after a kill before or after a page without losing or duplicating records', async () => {
    const id = await connect();
    const run = await start(id);
    // In each attempt, the worker fails in its second write transaction, before the commit.
    for (let kills = 0; kills < 4; kills += 1) {
      const order = { workspaceId: acme.id, id: run };
      await expect(
        runSyncJob(dying(fd.services, 2))(order, { job: { attempts: 1, max_attempts: 5 } } as never),
      ).rejects.toThrow('killed');
    }
    expect(await theRun(run)).toMatchObject({ status: 'RUNNING', pages: 4 });
    await work();
    expect(await theRun(run)).toMatchObject({
      status: 'DONE',
      pages: 5,
      recordsRead: 124,
      recordsIngested: 124,
      unchanged: 0,
    });
    expect(await events()).toBe(124);
  });

  it('keeps one page of two that were read concurrently', async () => {
    const id = await connect();
    const order = { workspaceId: acme.id, id: await start(id) };
    const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Test' });
    const services = writingAfterReads(fd.services, 2);
    const taken = await Promise.all([ingestPage(services, by, order), ingestPage(services, by, order)]);
    expect(taken.map(({ kind }) => kind).toSorted()).toEqual(['NEXT', 'OVER']);
    expect(await theRun(order.id)).toMatchObject({ pages: 1, recordsRead: 1, recordsIngested: 1 });
  });

  it('ends when it is cancelled, and when its source is deleted during it', async () => {
    const id = await connect();
    const order = { workspaceId: acme.id, id: await start(id) };
    const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Test' });
    await ingestPage(fd.services, by, order);
    expect(await outcome(fd, apiKey, 'cancelSync', { id: order.id })).toBe('ok');
    expect(await outcome(fd, apiKey, 'cancelSync', { id: order.id })).toBe('SYNC_RUN_ENDED');
    expect(await ingestPage(fd.services, by, order)).toEqual({ kind: 'OVER' });
    const next = { workspaceId: acme.id, id: await start(id) };
    expect((await ingestPage(fd.services, by, next)).kind).toBe('NEXT');
    expect(await outcome(fd, acme.owner, 'deleteDataSource', { id })).toBe('ok');
    expect(await ingestPage(fd.services, by, next)).toEqual({ kind: 'OVER' });
    expect(await known('ORGANIZATION')).toBe(1);
  });

  it('waits for an unavailable system for the time that the system requests, and continues', async () => {
    const id = await connect();
    const run = await start(id);
    fhir.faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 600 });
    await work();
    expect(await theRun(run)).toMatchObject({ status: 'RUNNING', pages: 0, lastError: expect.stringContaining('429') });
    fd.advance({ minutes: 9 });
    await work();
    expect(await theRun(run)).toMatchObject({ pages: 0 });
    fd.advance({ minutes: 2 });
    await work();
    expect(await theRun(run)).toMatchObject({ status: 'DONE', lastError: null, recordsIngested: 124 });
  });

  it('fails when a page fails repeatedly; the source shows the reason, and is healthy after the next run', async () => {
    const id = await connect();
    const run = await start(id);
    fhir.faults.add({ kind: 'STATUS', status: 503, rate: 1 });
    for (let attempts = 0; attempts < 5; attempts += 1) {
      await work();
      fd.advance({ minutes: 10 });
    }
    const words = 'The system responded with status 503.';
    expect(await theRun(run)).toMatchObject({ status: 'FAILED', failure: words });
    expect(await theSource(id)).toMatchObject({ health: 'DEGRADED', failure: words });
    fhir.faults.clear();
    await start(id);
    await work();
    expect(await theSource(id)).toMatchObject({ health: 'HEALTHY', failure: null });
    const health = (await trail()).filter((name) => /degraded|recovered/.test(name));
    expect(health).toEqual(['data_source.degraded', 'data_source.recovered']);
  });

  it('fails immediately when its credentials are revoked, keeps the stored records, and continues with new credentials', async () => {
    const id = await connect();
    const order = { workspaceId: acme.id, id: await start(id) };
    const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Test' });
    await ingestPage(fd.services, by, order);
    fhir.revoked.add(token);
    await work();
    expect(await theRun(order.id)).toMatchObject({
      status: 'FAILED',
      pages: 1,
      failure: expect.stringContaining('401'),
    });
    expect(await known('ORGANIZATION')).toBe(1);
    fhir.revoked.clear();
    expect(
      await outcome(fd, acme.owner, 'updateDataSourceCredentials', { id, authorization: 'BEARER', secret: token }),
    ).toBe('ok');
    const again = await start(id);
    await work();
    expect(await theRun(again)).toMatchObject({ status: 'DONE', recordsIngested: 123, unchanged: 1 });
  });

  it('restarts a search whose cursor has expired', async () => {
    const id = await connect();
    const run = await start(id);
    fhir.tricks.add('FORGETFUL');
    await work();
    expect(await theRun(run)).toMatchObject({ status: 'DONE', recordsIngested: 124, unchanged: 50 });
  });

  it.each([
    ['LOOP', /contain a loop/],
    ['ELSEWHERE', /another host/],
    ['WEB_PAGE', /web page/],
    ['HUGE', /fewer records/],
  ] as const)('fails with a reason when the system does: %s', async (trick, words) => {
    fhir.tricks.add(trick);
    const { id, run } = await readAll();
    expect(run).toMatchObject({ status: 'FAILED', failure: expect.stringMatching(words) });
    expect(await theSource(id)).toMatchObject({ health: 'DEGRADED', failure: expect.stringMatching(words) });
  });

  it('is not scheduled after five failures, and members who can fix it are notified', async () => {
    const id = await connect({ runner: { ...RUNNER, strategy: 'SCHEDULED', everyMinutes: 5 } });
    fhir.revoked.add(token);
    for (let runs = 0; runs < 5; runs += 1) {
      expect((await theSource(id)).disabledReason).toBeNull();
      await startDueSyncsJob(fd.services)({}, {} as never);
      await work();
      fd.advance({ minutes: 6 });
    }
    expect(await theSource(id)).toMatchObject({ disabledReason: 'FAILING', nextRunAt: null, health: 'DEGRADED' });
    const notifications = await rows(
      fd,
      `select detail from notifications where workspace_id = $1 and kind = 'DATA_SOURCE_SWITCHED_OFF'`,
      [acme.id],
    );
    expect(notifications).toContainEqual({ detail: 'The EHR' });
    expect((await trail()).filter((name) => name === 'data_source.disabled')).toHaveLength(1);
  });
});

/** Services in which write transactions start only after `callers` callers have read and want to write. */
function writingAfterReads(services: Services, callers: number): Services {
  let release = () => {};
  const haveRead = new Promise<void>((resolve) => {
    release = resolve;
  });
  let left = callers;
  const forWorkspace: Services['database']['forWorkspace'] = (id) => {
    const db = services.database.forWorkspace(id);
    return {
      ...db,
      write: async (doing) => {
        left -= 1;
        if (left === 0) release();
        await haveRead;
        return db.write(doing);
      },
    };
  };
  return { ...services, database: { ...services.database, forWorkspace } };
}

/** Services whose `at`-th write transaction fails before the commit. */
function dying(services: Services, at: number): Services {
  let left = at;
  const inWorkspace: Services['database']['forWorkspace'] = (id) => {
    const db = services.database.forWorkspace(id);
    return {
      ...db,
      write: (doing) =>
        db.write(async (tx) => {
          const done = await doing(tx);
          left -= 1;
          if (left === 0) throw new Error('killed');
          return done;
        }),
    };
  };
  return { ...services, database: { ...services.database, forWorkspace: inWorkspace } };
}
