import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { bindSecrets } from '../../../jobs/bind-secrets.ts';
import { ingestPage } from './jobs/ingest-page.ts';
import { runSyncJob } from './jobs/run-sync-job.ts';

const SECRET = 'the-token-of-the-ehr';
const OTHER_SECRET = 'the-token-of-the-other-host';

/** A FHIR server that records the credentials it receives. */
interface Ehr {
  readonly baseUrl: string;
  readonly received: (string | undefined)[];
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  next: string | null;
  readonly server: Server;
}

async function startEhr(): Promise<Ehr> {
  const server = createServer((request, response) => {
    ehr.received.push(request.headers.authorization);
    if (ehr.answer) return ehr.answer(request, response);
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(bodyFor(ehr, request)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  const ehr: Ehr = { baseUrl, received: [], answer: null, next: null, server };
  return ehr;
}

const bodyFor = ({ next }: Ehr, { url }: IncomingMessage) =>
  url?.endsWith('/metadata')
    ? { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ resource: [{ type: 'Patient' }] }] }
    : { resourceType: 'Bundle', total: 0, link: next === null ? [] : [{ relation: 'next', url: next }] };

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
/** Member who has the permission `data_source.manage` but does not know the token. */
let manager: Member;
let ehr: Ehr;
let foreign: Ehr;
beforeAll(async () => {
  fd = await startFrontdesk();
  [ehr, foreign] = await Promise.all([startEhr(), startEhr()]);
});
beforeEach(async () => {
  await rows(fd, 'truncate data_sources cascade');
  ({ acme } = await twoWorkspaces(fd));
  manager = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'data_source.manage' }] });
  for (const one of [ehr, foreign]) {
    one.received.length = 0;
    one.answer = null;
    one.next = null;
  }
});
afterAll(async () => {
  for (const { server } of [ehr, foreign]) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
  await fd.close();
});

const RUNNER = { strategy: 'MANUAL', everyMinutes: null, pageSize: 50, requestsPerMinute: 600, timeoutSeconds: 10 };
const terms = (baseUrl: string) => ({ name: 'The EHR', baseUrl, resourceTypes: ['Patient'], runner: RUNNER });
const connect = async (baseUrl = ehr.baseUrl, over: object = {}): Promise<string> => {
  const input = { ...terms(baseUrl), kind: 'FHIR', authorization: 'BEARER', secret: SECRET, ...over };
  const made = await mutate(fd, acme.owner, 'createDataSource', input, 'dataSource { id }');
  return made.dataSource.id;
};
const update = (id: string, baseUrl: string, secret?: string) =>
  outcome(fd, manager, 'updateDataSource', { id, ...terms(baseUrl), ...(secret ? { secret } : {}) });
const verify = async (id: string) => {
  const { data, errors } = await as(fd, manager).run(documentFor('verifyDataSource', 'samples { type }'), { id });
  if (errors) return errors[0]?.extensions.code;
  return data?.verifyDataSource.samples ? 'verified' : 'failed';
};
const start = async (id: string): Promise<{ workspaceId: string; id: string }> => {
  const { run } = await mutate(fd, acme.owner, 'startSync', { id }, 'run { id }');
  return { workspaceId: acme.id, id: run.id };
};
const machine = () => asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Test' });
const runs = () =>
  rows<{ state: string; failure: string | null }>(fd, 'select state, failure from sync_runs order by id');
const work = () => drain(fd, acme.id, { run_sync: runSyncJob(fd.services) });

describe('a changed address of a data source', () => {
  it('refuses a URL of another origin without the secret, and never sends it there [S3]', async () => {
    const id = await connect();
    expect(await verify(id)).toBe('verified');
    expect(new Set(ehr.received)).toEqual(new Set([`Bearer ${SECRET}`]));
    expect(await update(id, foreign.baseUrl)).toBe('DATA_SOURCE_SECRET_REQUIRED');
    await verify(id);
    expect(foreign.received).toEqual([]);
    expect(await update(id, foreign.baseUrl, OTHER_SECRET)).toBe('ok');
    expect(await verify(id)).toBe('verified');
    await start(id);
    await work();
    expect(new Set(foreign.received)).toEqual(new Set([`Bearer ${OTHER_SECRET}`]));
  });

  it.each([
    ['host', 'https://other.example.com/fhir', 'DATA_SOURCE_SECRET_REQUIRED'],
    ['subdomain', 'https://a.ehr.example.com/fhir', 'DATA_SOURCE_SECRET_REQUIRED'],
    ['port', 'https://ehr.example.com:8443/fhir', 'DATA_SOURCE_SECRET_REQUIRED'],
    ['path', 'https://ehr.example.com/other', 'ok'],
    ['letter case', 'https://EHR.example.com:443/fhir', 'ok'],
  ])('requires the secret for another %s only if the origin changes [S3]', async (_part, baseUrl, expected) => {
    const id = await connect('https://ehr.example.com/fhir');
    expect(await update(id, baseUrl)).toBe(expected);
    expect(await update(id, baseUrl, OTHER_SECRET)).toBe('ok');
  });

  it('requires no secret if the source has none [S3]', async () => {
    const id = await connect(ehr.baseUrl, { authorization: 'NONE', secret: null });
    expect(await update(id, foreign.baseUrl)).toBe('ok');
    expect(await verify(id)).toBe('verified');
    expect(new Set(foreign.received)).toEqual(new Set([undefined]));
  });

  it('does not decrypt the secret for a URL that was changed directly in the database [S3]', async () => {
    const id = await connect();
    const order = await start(id);
    const move = (to: Ehr) => rows(fd, 'update data_sources set base_url = $1 where id = $2', [to.baseUrl, id]);
    await move(foreign);
    expect(await verify(id)).toBe('INTERNAL');
    await expect(ingestPage(fd.services, machine(), order)).rejects.toThrow('encrypted for another row');
    expect(foreign.received).toEqual([]);
    await move(ehr);
    expect(await verify(id)).toBe('verified');
    expect(await ingestPage(fd.services, machine(), order)).toEqual({ kind: 'OVER' });
  });

  it('can be set by members but not by keys, which can still start runs [S3]', async () => {
    const id = await connect();
    const apiKey = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] });
    const by = { ...apiKey, workspace: acme.slug };
    const input = { id, ...terms(ehr.baseUrl) };
    expect(await outcome(fd, by, 'updateDataSource', input)).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'updateDataSource', input)).toBe('ok');
    expect(await outcome(fd, by, 'startSync', { id })).toBe('ok');
  });
});

describe('the links of a data source', () => {
  it('are not followed with credentials on a redirect to another origin [S3]', async () => {
    const id = await connect();
    const order = await start(id);
    ehr.answer = ({ url }, response) =>
      void response.writeHead(307, { location: `${new URL(foreign.baseUrl).origin}${url}` }).end();
    expect(await verify(id)).toBe('failed');
    expect(await ingestPage(fd.services, machine(), order)).toEqual({ kind: 'OVER' });
    expect(await runs()).toMatchObject([
      { state: 'FAILED', failure: expect.stringContaining('redirects to another address') },
    ]);
    expect(ehr.received).toContain(`Bearer ${SECRET}`);
    expect(foreign.received).toEqual([]);
  });

  it('follows no next link to another origin [S3]', async () => {
    const id = await connect();
    const order = await start(id);
    ehr.next = `${foreign.baseUrl}/Patient?page=2`;
    expect(await ingestPage(fd.services, machine(), order)).toEqual({ kind: 'OVER' });
    expect(await runs()).toMatchObject([{ state: 'FAILED', failure: expect.stringContaining('another host') }]);
    expect(ehr.received).toEqual([`Bearer ${SECRET}`]);
    expect(foreign.received).toEqual([]);
  });

  it.each([
    ['another origin', () => foreign, 'FAILED'],
    ['its own origin', () => ehr, 'DONE'],
  ])(
    'are followed for a stored run with its next page at %s only with credentials of the origin [S3]',
    async (_where, target, state) => {
      const id = await connect();
      const order = await start(id);
      ehr.next = `${ehr.baseUrl}/Patient?page=2`;
      await ingestPage(fd.services, machine(), order);
      ehr.next = null;
      ehr.received.length = 0;
      await rows(fd, `update sync_runs set cursor = jsonb_set(cursor, '{next}', to_jsonb($1::text)) where id = $2`, [
        `${target().baseUrl}/Patient?page=2`,
        order.id,
      ]);
      expect(await ingestPage(fd.services, machine(), order)).toEqual({ kind: 'OVER' });
      expect(await runs()).toMatchObject([{ state }]);
      expect(foreign.received).toEqual([]);
      expect(ehr.received).toHaveLength(state === 'DONE' ? 1 : 0);
    },
  );
});

it('bind secrets of versions without bound origins to the URL at the time of the upgrade [S3]', async () => {
  const id = await connect();
  await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
    const place = { workspaceId: acme.id, table: 'data_sources', row: id, column: 'secret', origin: null };
    const secret = await fd.services.vault.sealFor(tx, place, SECRET);
    await tx.dataSource.updateMany({ where: { id }, data: { secret, secretOrigin: null } });
  });
  expect(await verify(id)).toBe('INTERNAL');
  await bindSecrets(fd.services);
  expect(await verify(id)).toBe('verified');
  expect(new Set(ehr.received)).toEqual(new Set([`Bearer ${SECRET}`]));
  const [row] = await rows<{ secret: string }>(fd, 'select secret from data_sources where id = $1', [id]);
  await bindSecrets(fd.services);
  expect(await rows(fd, 'select secret from data_sources where id = $1', [id])).toEqual([row]);
});
