import { csvCell } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildAuditExport } from '../../../../test/testkit/audit.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { mailer } from '../../../email/mailer.ts';
import { startWorker } from '../../../jobs/worker.ts';
import { exportAuditTrailJob, pruneAuditTrailsJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const rename = (name: string) => mutate(fd, acme.owner, 'updateWorkspace', { name, description: '' });
const asked = async (input: object, who = acme.owner) =>
  (await mutate(fd, who, 'exportAuditLog', input, 'export { id status fetchable }')).export;
const linkTo = async (id: string, who: Member = acme.owner) =>
  (await mutate(fd, who, 'createAuditExportLink', { id }, 'url expiresAt')).url as string;
const get = (url: string) => fd.app.inject({ method: 'GET', url: new URL(url).pathname });

async function made(input: object): Promise<string> {
  const { id } = await asked(input);
  await exportAuditTrailJob(fd.services)({ workspaceId: acme.id, id }, {
    job: { attempts: 1, max_attempts: 25 },
  } as never);
  return id;
}

describe('an export of the audit log', () => {
  it('is a job whose progress does not depend on the page, and the worker writes the file', async () => {
    await rename('Acme One');
    const { id, status, fetchable } = await asked({ format: 'NDJSON' });
    expect({ status, fetchable }).toEqual({ status: 'QUEUED', fetchable: false });
    const worker = await startWorker({
      systemUrl: fd.database.systemUrl,
      services: fd.services,
      mailer: mailer(fd.catcher.smtpUrl, 'Frontdesk <no-reply@frontdesk.test>'),
    });
    try {
      const list =
        '{ auditExports(first: 5) { edges { node { id status rowsDone rowsTotal fetchable requestedByName } } } }';
      const ready = await until('a finished export', async () => {
        const [edge] = (await as(fd, acme.owner).ok(list)).auditExports.edges;
        return edge.node.status === 'READY' ? edge.node : null;
      });
      expect(ready).toEqual({
        id,
        status: 'READY',
        rowsDone: 2,
        rowsTotal: 2,
        fetchable: true,
        requestedByName: 'Ada',
      });
    } finally {
      await worker.stop();
    }
  });

  it('uses the access that its member has when it runs, in the workspace where it was requested [T5]', async () => {
    const ben = await buildMember(fd, acme, { role: 'admin' });
    const job = async (payload: object) =>
      exportAuditTrailJob(fd.services)(payload, { job: { attempts: 1, max_attempts: 25 } } as never);
    const stateOf = async (id: string) =>
      rows<{ status: string; parts: number }>(
        fd,
        `select status, (select count(*)::int from audit_export_parts p where p.export_id = e.id) as parts
         from audit_exports e where id = $1`,
        [id],
      );
    const { id } = await asked({ format: 'CSV' }, ben);
    // With the id of another workspace, the job does not find the export.
    await job({ workspaceId: globex.id, id });
    expect(await stateOf(id)).toEqual([{ status: 'QUEUED', parts: 0 }]);
    await mutate(fd, acme.owner, 'updateMember', { id: ben.memberId, role: 'member', grants: [] });
    await job({ workspaceId: acme.id, id });
    expect(await stateOf(id)).toEqual([{ status: 'FAILED', parts: 0 }]);
    // Precondition: with the permission, the same job creates the file.
    await mutate(fd, acme.owner, 'updateMember', { id: ben.memberId, role: 'admin', grants: [] });
    await job({ workspaceId: acme.id, id });
    expect(await stateOf(id)).toEqual([{ status: 'READY', parts: 1 }]);
  });

  it('contains what the filter matches, in the order of the chain, as NDJSON and as CSV', async () => {
    await rename('=HYPERLINK("http://evil.test")');
    await rename('Acme Two');
    const file = await get(await linkTo(await made({ format: 'NDJSON', filter: { names: ['workspace.updated'] } })));
    expect(file.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="acme-\d+-audit-\d{4}-\d\d-\d\d\.ndjson"$/),
      'cache-control': 'no-store',
    });
    const lines = file.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { seq: 1, name: 'workspace.updated', actor_label: 'Ada', after: { name: '=HYPERLINK("http://evil.test")' } },
      { seq: 2, name: 'workspace.updated', before: { name: '=HYPERLINK("http://evil.test")' }, via: 'SPA' },
    ]);
    expect(lines[0].hash).toMatch(/^[0-9a-f]{64}$/);

    const csv = (await get(await linkTo(await made({ format: 'CSV', filter: { search: 'Acme Two' } })))).body;
    expect(csv.split('\r\n')[0]).toMatch(/^seq,at,name,actor_kind/);
    expect(csv.split('\r\n')).toHaveLength(4);
  });

  it('contains every row once and in the order of the chain, also beyond ten rows and beyond one batch', async () => {
    await rename('Acme One');
    await fd.services.database.forWorkspace(acme.id).write(
      (tx) => tx.sql`
        insert into audit_events (workspace_id, id, name, actor_kind, actor_label, subject_type, subject_id, request_id)
        select workspace_id, gen_random_uuid(), name, actor_kind, actor_label, subject_type, subject_id, request_id
        from audit_events, generate_series(1, 1011)`,
    );
    const file = await get(await linkTo(await made({ format: 'NDJSON' })));
    const seqs = file.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).seq);
    expect(seqs).toEqual(Array.from({ length: 1013 }, (_, nth) => nth + 1));
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['  =cmd|calc', `'  =cmd|calc`],
    ['plain', 'plain'],
    ['a "b", c', '"a ""b"", c"'],
    [null, ''],
  ])('writes the cell %j so that no spreadsheet evaluates it [T7]', (value, cell) => {
    expect(csvCell(value).replace(/^"(.*)"$/s, '$1')).toBe(cell.replace(/^"(.*)"$/s, '$1'));
    if (value) expect(csvCell(value)).not.toMatch(/^"?\s*[=+\-@]/);
  });

  it('runs once at a time for each member', async () => {
    await asked({ format: 'CSV' });
    expect(await outcome(fd, acme.owner, 'exportAuditLog', { format: 'CSV' })).toBe('EXPORT_RUNNING');
    const other = await buildMember(fd, acme, { role: 'admin' });
    expect(await outcome(fd, other, 'exportAuditLog', { format: 'CSV' })).toBe('ok');
  });

  it('restarts when it was interrupted, and is complete', async () => {
    await rename('Acme One');
    const { id } = await asked({ format: 'NDJSON' });
    await rows(fd, `insert into audit_export_parts values ($1, $2, 0, 'half a')`, [acme.id, id]);
    await rows(fd, `update audit_exports set status = 'RUNNING' where id = $1`, [id]);
    await exportAuditTrailJob(fd.services)({ workspaceId: acme.id, id }, {
      job: { attempts: 2, max_attempts: 25 },
    } as never);
    const { body } = await get(await linkTo(id));
    expect(body).not.toContain('half a');
    expect(body.trim().split('\n')).toHaveLength(2);
  });

  it('is refused without audit.export, and to a key', async () => {
    const reader = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'audit.read' }] });
    expect(await outcome(fd, reader, 'exportAuditLog', { format: 'CSV' })).toBe('FORBIDDEN');
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['audit.read', 'audit.export'] });
    expect(await outcome(fd, key, 'exportAuditLog', { format: 'CSV' })).toBe('FORBIDDEN');
  });
});

describe('the download URL of a file [T7]', () => {
  it('works for its requester, for five minutes, in the session in which they asked', async () => {
    const { id } = await buildAuditExport(fd, acme, acme.owner, { body: 'the file' });
    const url = await linkTo(id);
    expect((await get(url)).body).toBe('the file');
    fd.advance({ minutes: 6 });
    expect((await get(url)).statusCode).toBe(404);
    const again = await signedInAgain(fd, acme.owner);
    const second = await linkTo(id, again);
    expect((await get(second)).statusCode).toBe(200);
    await as(fd, again).ok('mutation { signOut { __typename } }');
    expect((await get(second)).statusCode).toBe(404);
  });

  it('stops working when its member can no longer export', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const { id } = await buildAuditExport(fd, acme, admin);
    const url = await linkTo(id, admin);
    expect((await get(url)).statusCode).toBe(200);
    await mutate(fd, acme.owner, 'updateMember', { id: admin.memberId, role: 'viewer', grants: [] });
    expect((await get(url)).statusCode).toBe(404);
  });

  it('is not created for the file of another, or of another workspace', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const { id } = await buildAuditExport(fd, acme, admin);
    expect(await outcome(fd, acme.owner, 'createAuditExportLink', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'createAuditExportLink', { id })).toBe('NOT_FOUND');
    const now = fd.services.clock();
    const { userId = '', sessionId = '' } = (await fd.services.tokens.verify(globex.owner.bearer, now)) ?? {};
    const signed = (workspaceId: string) =>
      fd.services.downloadLinks.sign({ workspaceId, userId, sessionId, exportId: id }, now);
    const own = await buildAuditExport(fd, globex, globex.owner);
    // Precondition: the other workspace's own link works.
    expect((await get(await linkTo(own.id, globex.owner))).statusCode).toBe(200);
    for (const forged of [await signed(globex.id), await signed(acme.id)])
      expect((await get(`http://localhost/downloads/${forged}`)).statusCode).toBe(404);
    expect((await get('http://localhost/downloads/never.was.here')).statusCode).toBe(404);
  });

  it('is not found after a day, and the file is deleted', async () => {
    const { id } = await buildAuditExport(fd, acme, acme.owner);
    fd.advance({ hours: 25 });
    const owner = await signedInAgain(fd, acme.owner);
    expect(await outcome(fd, owner, 'createAuditExportLink', { id })).toBe('EXPORT_NOT_READY');
    await pruneAuditTrailsJob(fd.services)();
    expect(await rows(fd, 'select 1 from audit_export_parts where export_id = $1', [id])).toEqual([]);
    expect(await outcome(fd, owner, 'createAuditExportLink', { id })).toBe('NOT_FOUND');
  });
});
