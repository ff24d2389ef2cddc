import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { auditSigner } from '../../../crypto/audit-signer.ts';
import { anchorAuditTrailsJob, exportAuditTrailJob } from './index.ts';

const TOOL = new URL('../../../../../../packages/tooling/bin/verify-audit.mjs', import.meta.url).pathname;

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  await rename(5);
  await anchorAuditTrailsJob(fd.services)();
});
afterAll(() => fd.close());

async function rename(times: number, who = acme.owner, words = 'Näme "\u0001"') {
  for (let nth = 1; nth <= times; nth += 1)
    await mutate(fd, who, 'updateWorkspace', { name: `${words.replace('\u0001', '\\')} ${nth}`, description: '' });
}

const trailOf = async (who: Member) =>
  (await as(fd, who).ok('{ auditTrail { anchorFile signingKeys { id publicKey } } }')).auditTrail;

/** Returns the complete log as a member downloads it. */
async function exported(who = acme.owner, workspace: BuiltWorkspace = acme): Promise<string> {
  const { id } = (await mutate(fd, who, 'exportAuditLog', { format: 'NDJSON' }, 'export { id }')).export;
  await exportAuditTrailJob(fd.services)({ workspaceId: workspace.id, id }, {
    job: { attempts: 1, max_attempts: 25 },
  } as never);
  const parts = await rows<{ body: string }>(
    fd,
    'select body from audit_export_parts where export_id = $1 order by part',
    [id],
  );
  return parts.map(({ body }) => body).join('');
}

interface Files {
  readonly log: string;
  readonly anchors: string;
  readonly key: string;
}

/** Runs the verification script as a separate process and returns its output and exit code. */
async function verified({ log, anchors, key }: Files): Promise<{ code: number; out: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'verify-audit-'));
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const args = [
    `--workspace=${acme.id}`,
    `--log=${await file('log', log)}`,
    `--anchors=${await file('anchors', anchors)}`,
    `--key=${await file('key', key)}`,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, [TOOL, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, out: (stdout + stderr).trim() }),
    );
  });
}

/** Changes data as the database owner, without running the triggers. */
const tamper = (...statements: string[]) =>
  rows(
    fd,
    `set session_replication_role = 'replica'; ${statements.map((text) => text.replaceAll('$ws', `'${acme.id}'`)).join('; ')}`,
  );

const MOVE_HEAD_BACK = [
  'delete from audit_events where workspace_id = $ws and id in (select event_id from audit_links where workspace_id = $ws and seq > 3)',
  'delete from audit_links where workspace_id = $ws and seq > 3',
  'update audit_heads h set seq = 3, hash = l.hash from audit_links l where l.workspace_id = h.workspace_id and l.seq = 3 and h.workspace_id = $ws',
];

const verdict = async () =>
  (await as(fd, acme.owner).ok('{ verifyAuditTrail { intact violations { kind place } } }')).verifyAuditTrail;

async function files(): Promise<Files> {
  const { anchorFile, signingKeys } = await trailOf(acme.owner);
  return { log: await exported(), anchors: anchorFile, key: signingKeys[0].publicKey };
}

describe('the signed anchors of an audit log', () => {
  it('prove, outside of the product, that a log is intact [S14]', async () => {
    // The log needs more than nine rows, because only then does sorting by text differ from sorting by number.
    await rename(7);
    expect(await verified(await files())).toEqual({
      code: 0,
      out: expect.stringMatching(/^INTACT: \d+ rows, 1 anchors\.$/),
    });
    expect(await verdict()).toEqual({ intact: true, violations: [] });
  });

  it('are created once for each end of the log [S14]', async () => {
    await anchorAuditTrailsJob(fd.services)();
    expect((await trailOf(acme.owner)).anchorFile.trim().split('\n')).toHaveLength(1);
    await rename(1);
    await anchorAuditTrailsJob(fd.services)();
    expect((await trailOf(acme.owner)).anchorFile.trim().split('\n')).toHaveLength(2);
  });

  it('reveal a row that was changed in the exported file [S14]', async () => {
    const before = await files();
    const changed = before.log.replace('1"', '9"');
    expect(changed).not.toBe(before.log);
    expect(await verified({ ...before, log: changed })).toMatchObject({
      code: 1,
      out: expect.stringContaining('CHANGED'),
    });
  });

  it('reveal that the end of the log was cut off [S14]', async () => {
    const before = await files();
    const cut = before.log.split('\n').slice(0, 3).join('\n');
    expect(await verified({ ...before, log: cut })).toEqual({
      code: 1,
      out: expect.stringMatching(/^CUT: the log ends at row 3; it had 5 rows/),
    });
  });

  it('reveal that the owner of the database set the head back [S14]', async () => {
    const { anchors, key } = await files();
    // Precondition: the log is intact before the change.
    expect((await verdict()).intact).toBe(true);
    await tamper(...MOVE_HEAD_BACK);
    expect(await verdict()).toEqual({ intact: false, violations: [{ kind: 'CUT', place: 4 }] });
    expect(await verified({ log: await exported(), anchors, key })).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^(CUT|REWRITTEN)/),
    });
  });

  it('reveal a log that was set back and continued, although its chain is valid and its own anchors are deleted [S14]', async () => {
    const { anchors, key } = await files();
    await tamper(...MOVE_HEAD_BACK);
    await rename(4, acme.owner, 'Another');
    expect(await verdict()).toEqual({ intact: false, violations: [{ kind: 'UNANCHORED', place: 5 }] });
    await tamper('delete from audit_anchors where workspace_id = $ws');
    // Precondition: without the downloaded anchors, the change is not detected.
    expect(await verdict()).toEqual({ intact: true, violations: [] });
    expect(await verified({ log: await exported(), anchors, key })).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^REWRITTEN: row 5/),
    });
  });

  it('are refused when they are forged or of another workspace [S14]', async () => {
    const before = await files();
    const [line] = before.anchors.split('\n');
    const { statement } = JSON.parse(line ?? '') as { statement: string };
    const forged = { statement, signature: auditSigner('another secret that nobody listed').sign(statement) };
    expect(await verified({ ...before, anchors: JSON.stringify(forged) })).toEqual({
      code: 1,
      out: expect.stringMatching(/^FORGED: no given key/),
    });
    await rename(1, globex.owner);
    await anchorAuditTrailsJob(fd.services)();
    const { anchorFile } = await trailOf(globex.owner);
    expect(await verified({ ...before, anchors: anchorFile })).toEqual({
      code: 1,
      out: expect.stringContaining(`is of workspace ${globex.id}`),
    });
  });

  it('name their key, and older secrets still verify [S14]', () => {
    const [old, rotated] = [auditSigner('the old secret'), auditSigner('the new secret', 'the old secret')];
    const [key] = old.keys;
    expect(rotated.keys.map(({ id }) => id)).toEqual([auditSigner('the new secret').keys[0]?.id, key?.id]);
    expect(rotated.isValid(key?.id ?? '', 'text', old.sign('text'))).toBe(true);
    expect(rotated.isValid(key?.id ?? '', 'other', old.sign('text'))).toBe(false);
  });
});
