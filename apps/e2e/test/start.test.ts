import { existsSync } from 'node:fs';
import { chmod, chown } from 'node:fs/promises';
import { createServer } from 'node:http';
import { constants } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/folder.ts';
import { copyOfDemo, failedStart, startProcess } from '../support/product.ts';

const UNPRIVILEGED_UID = 65_534;
const asRoot = process.getuid?.() === 0;

const oneSentence = (output: string) =>
  output
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{'));

describe('the start', () => {
  it('keeps its data over a restart, and is ready again', async () => {
    const dataDir = await temporaryFolder();
    const first = await startProcess({ dataDir });
    expect(first.output()).toContain(first.url);
    expect(first.output()).toContain('ada@acme.test');
    await submit(first.url, 'Petra Persistent');
    expect(await first.stop()).toBe(0);

    const second = await startProcess({ dataDir });
    expect(await leadNames(second.url)).toContain('Petra Persistent');
    await second.stop();
  });

  it('works again after it was killed without warning', async () => {
    const dataDir = await copyOfDemo();
    const first = await startProcess({ dataDir });
    await submit(first.url, 'Kim Killed');
    process.kill(first.pid, 'SIGKILL');
    const second = await startProcess({ dataDir });
    expect(await leadNames(second.url)).toContain('Kim Killed');
    await second.stop();
  });

  it('stops its database when it is stopped before it is ready', async () => {
    const dataDir = await temporaryFolder();
    const start = failedStart({
      env: { DATA_DIR: dataDir, PORT: String(await freePort()) },
      whileStarting: async (process) => {
        await until(() => existsSync(databaseOf(dataDir)));
        process.kill('SIGTERM');
      },
    });
    expect((await start).code).toBe(128 + constants.signals.SIGTERM);
    await until(() => !existsSync(databaseOf(dataDir)));
  });

  it('serves its health', async () => {
    const product = await startProcess({ dataDir: await temporaryFolder(), env: { SEED: 'none' } });
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    expect(product.output()).not.toContain('ada@acme.test');
    await product.stop();
  });

  (asRoot ? it : it.skip)('works for an ordinary user', async () => {
    const dataDir = await temporaryFolder();
    await chown(dataDir, UNPRIVILEGED_UID, UNPRIVILEGED_UID);
    const product = await startProcess({ dataDir, uid: UNPRIVILEGED_UID });
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    await product.stop();
  });
});

describe('a failed start', () => {
  it('names a taken port', async () => {
    const port = await freePort();
    const other = createServer().listen(port, 'localhost');
    const dataDir = await copyOfDemo();
    const { code, output } = await failedStart({ env: { PORT: String(port), DATA_DIR: dataDir } });
    other.close();
    expect(code).toBe(1);
    expect(oneSentence(output)).toEqual([
      `Port ${port} is in use. Set PORT to a free port, or stop the program that uses it.`,
    ]);
  });

  it('names a data folder without access', async () => {
    const dataDir = await temporaryFolder();
    await chmod(dataDir, 0o500);
    const uid = asRoot ? { uid: UNPRIVILEGED_UID } : {};
    const { code, output } = await failedStart({
      ...uid,
      env: { PORT: String(await freePort()), DATA_DIR: join(dataDir, 'inside') },
    });
    expect(code).toBe(1);
    expect(oneSentence(output)).toHaveLength(1);
    expect(output).toContain(join(dataDir, 'inside'));
  });

  it('names a database that does not answer', async () => {
    const port = await freePort();
    const env = {
      DATABASE_URL: `postgres://frontdesk:secret@127.0.0.1:${port}/frontdesk`,
      DATA_DIR: await temporaryFolder(),
    };
    const { code, output } = await failedStart({ env: { ...env, PORT: String(await freePort()) } });
    expect(code).toBe(1);
    expect(oneSentence(output)).toHaveLength(1);
    expect(output).toContain('DATABASE_URL');
    expect(output).not.toContain('secret');
  });

  it.each([
    ['AUTH_SECRET', { INTEGRATIONS_ENCRYPTION_KEY: 'k9$Lq2!vRz7@Xw4#Tn8%Yb3^Hd6&Jf1*' }, 'AUTH_SECRET is missing'],
    ['a weak one', { AUTH_SECRET: 'a'.repeat(40) }, 'AUTH_SECRET is too weak'],
  ])('refuses production without %s', async (_name, secrets, sentence) => {
    const { code, output } = await failedStart({
      env: {
        NODE_ENV: 'production',
        PUBLIC_BASE_URL: 'http://localhost:4000',
        ALLOW_EMBEDDED_DATABASE: 'true',
        DATA_DIR: await temporaryFolder(),
        ...secrets,
      },
    });
    expect(code).toBe(1);
    expect(oneSentence(output)).toHaveLength(1);
    expect(output).toContain(sentence);
  });

  it('names an invalid variable', async () => {
    const { code, output } = await failedStart({ env: { PORT: 'eighty' } });
    expect(code).toBe(1);
    expect(oneSentence(output)).toHaveLength(1);
    expect(output).toContain('PORT');
  });
});

/** Returns the path of a file that exists while PostgreSQL is running. */
const databaseOf = (dataDir: string) => join(dataDir, 'postgres', 'postmaster.pid');

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((again) => setTimeout(again, 10));
}

async function submit(url: string, name: string): Promise<void> {
  const body = new URLSearchParams({ name, phone: '+442079460018', consent: 'on' });
  const { status } = await fetch(`${url}/forms/acme`, { method: 'POST', body });
  expect(status).toBe(200);
}

async function leadNames(url: string): Promise<string> {
  const run = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  const signedIn = await run(
    'mutation { signIn(input: { email: "ada@acme.test", password: "welcome to the desk" }) { accessToken } }',
  );
  const authorization = `Bearer ${signedIn.data.signIn.accessToken}`;
  return JSON.stringify(
    await run('{ leads(first: 5) { edges { node { name } } } }', { authorization, 'x-workspace': 'acme' }),
  );
}
