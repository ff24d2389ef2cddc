import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildApiKey } from './testkit/build.ts';
import { exportFrom, fillConfiguration, sourceAndTarget } from './testkit/configuration.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { rows } from './testkit/rows.ts';
import { setEnvironment } from './testkit/scene.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SCRIPT = join(ROOT, 'packages/tooling/bin/configuration.mjs');
const RECIPE = join(ROOT, 'docs/recipes/promote-a-configuration.md');
const SCOPES = ['agent.read', 'agent.manage', 'saved_reply.manage', 'message.read'] as const;

let fd: TestFrontdesk;
let url: string;
let folder: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  url = await fd.listen();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'configuration-'));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => fd.close());

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs shell commands in the folder of the test. */
const runShell = (commands: string, env: Record<string, string>) =>
  new Promise<Run>((done) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH, URL: url, ...env } };
    execFile('/bin/sh', ['-euc', commands], options, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

/** Runs one step of the recipe as it is written there. */
async function runStep(step: number, env: Record<string, string>): Promise<Run> {
  const blocks = [...(await readFile(RECIPE, 'utf8')).matchAll(/```sh\n([^]*?)```/g)].map(([, block]) => block ?? '');
  const commands = (blocks[step - 1] ?? '').replaceAll('node configuration.mjs', `"${process.execPath}" "${SCRIPT}"`);
  return runShell(commands, env);
}

async function keys() {
  const both = await sourceAndTarget(fd);
  await fillConfiguration(fd, both.source);
  await setEnvironment(fd, both.target, 'PRODUCTION');
  const scopes = [...SCOPES];
  const staging = await buildApiKey(fd, both.source, both.source.owner, { scopes });
  const production = await buildApiKey(fd, both.target, both.target.owner, { scopes, environment: 'PRODUCTION' });
  return { ...both, env: { STAGING_KEY: staging.bearer, PRODUCTION_KEY: production.bearer } };
}

describe('the recipe to promote a configuration', () => {
  it('exports, compares and applies as it is written [AM-31]', async () => {
    const { env, target } = await keys();
    expect(await runStep(1, env)).toMatchObject({ code: 0, stderr: '' });
    const compared = await runStep(2, env);
    expect(compared).toMatchObject({ code: 1, stderr: '' });
    expect(compared.stdout).toContain('+ SAVED_REPLY price\n');
    expect(await runStep(3, env)).toEqual({ code: 0, stdout: 'HTTP_TOOL find_order\nSAVED_REPLY price\n', stderr: '' });
    expect(await runStep(2, env)).toEqual({ code: 0, stdout: 'No differences.\n', stderr: '' });
    expect(await runStep(3, env)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await rows(fd, 'select name from http_tools where workspace_id = $1', [target.id])).toHaveLength(1);
  });

  it('does not change production without the option, or with a key that cannot', async () => {
    const { env } = await keys();
    await runStep(1, env);
    const apply = `"${process.execPath}" "${SCRIPT}" apply --url "$URL" --file configuration.json`;
    const plain = await runShell(apply, { FRONTDESK_API_KEY: env.PRODUCTION_KEY });
    expect(plain.code).toBe(2);
    expect(plain.stderr).toMatch(/^PRODUCTION_NOT_ACKNOWLEDGED/);
    const wrong = await runShell(apply, { FRONTDESK_API_KEY: 'fdk_wrong' });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/^UNAUTHENTICATED/);
  });

  it('sends a large file in parts', async () => {
    const { env, source, target } = await keys();
    const { format, items } = JSON.parse(await exportFrom(fd, source.owner));
    const reply = items.find(({ kind }: { kind: string }) => kind === 'SAVED_REPLY');
    const many = Array.from({ length: 40 }, (_, index) => {
      const shortcut = `reply-${String(index).padStart(2, '0')}`;
      return { ...reply, key: shortcut, content: { shortcut, text: 'x'.repeat(3000), folder: null } };
    });
    const file = JSON.stringify({ format, kinds: ['SAVED_REPLY'], items: many });
    expect(file.length).toBeGreaterThan(100_000);
    await writeFile(join(folder, 'configuration.json'), file);
    expect(await runStep(3, env)).toMatchObject({ code: 0, stderr: '' });
    expect(await rows(fd, 'select 1 from saved_replies where workspace_id = $1', [target.id])).toHaveLength(40);
    expect((await runStep(2, env)).stdout).toBe('No differences.\n');
  });
});
