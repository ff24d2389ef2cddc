import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from './connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { SILENT, temporaryFolder } from './scratch-database.ts';

let dataDir: string;
const running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataDir = await temporaryFolder();
});

afterEach(async () => {
  for (const server of running.splice(0).reverse()) await server.stop();
  // After an immediate stop, the server may still be deleting files.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data, its address and its password over a restart', async () => {
    const first = await start();
    await run(first.url, 'create table kept as select 7 as number');
    await first.stop();
    expect(await answers(first.url)).toBe(false);

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await run(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
  });

  it('uses UTF-8 and sorts the same on every system', async () => {
    const { url } = await start();
    const [database] = await run(
      url,
      'select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()',
    );
    expect(database).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
  });

  it('accepts no connections from the network or from other accounts of the machine', async () => {
    const { url } = await start();
    const [settings] = await run(
      url,
      `select current_setting('listen_addresses') as tcp, current_setting('unix_socket_directories') as sockets`,
    );
    expect(settings).toEqual({ tcp: '127.0.0.1', sockets: '' });
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
    expect(await answers(url.replace(/:[^:@]+@/, ':guess@'))).toBe(false);
  });

  it('works in a folder that other accounts cannot enter', async () => {
    await chmod(dataDir, 0o700);
    dataDir = join(dataDir, 'below');
    const { url } = await start();
    expect(await answers(url)).toBe(true);
    await running.pop()?.stop();
    dataDir = join(dataDir, '..');
  });

  it('takes over the server that a killed parent left behind', async () => {
    const parent = await startInAnotherProcess();
    await run(parent.url, 'create table kept as select 7 as number');
    parent.kill();
    await parent.ended;

    const server = await start();
    expect(server.url).toBe(parent.url);
    expect(await run(server.url, 'select number from kept')).toEqual([{ number: 7 }]);
    await server.stop();
    expect(await answers(server.url)).toBe(false); // stop() ends a server only if this process owns it.
  });

  it('stops with a killed parent if it is temporary', async () => {
    const parent = await startInAnotherProcess('throw-away');
    parent.kill();
    await parent.ended;
    while (await answers(parent.url)) await pause(50);
    while (existsSync(join(dataDir, 'postgres'))) await pause(50);
  });

  it('does not stop the server of a running process', async () => {
    const parent = await startInAnotherProcess();
    const guest = await start();
    expect(guest.url).toBe(parent.url);
    await guest.stop();
    expect(await answers(parent.url)).toBe(true);

    parent.kill();
    await parent.ended;
    await (await start()).stop();
  });

  it('starts if a stale lock names a process that is not a server', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n\n\n\nready\n`);
    const { url } = await start();
    expect(await answers(url)).toBe(true);
  });

  it('creates one cluster for two concurrent first starts', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url).toBe(two.url);
    await run(one.url, 'create table kept()');
    await run(two.url, 'select from kept');
  });

  it('uses another port if its own is taken', async () => {
    const first = await start();
    const other = await startEmbeddedPostgres({ dataDir: join(dataDir, 'other'), log: SILENT, throwAway: true });
    running.push(other);
    await first.stop();
    await writeFile(join(dataDir, 'postgres.port'), new URL(other.url).port);

    const second = await start();
    expect(new URL(second.url).port).not.toBe(new URL(other.url).port);
    expect(await readFile(join(dataDir, 'postgres.port'), 'utf8')).toBe(`${new URL(second.url).port}\n`);
  });

  it('reports that the server stopped unexpectedly', async () => {
    const server = await start();
    const [{ pid }] = (await run(server.url, `select pg_backend_pid() as pid`)) as [{ pid: number }];
    expect(pid).toBeGreaterThan(0);
    const postmaster = Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
    process.kill(postmaster, 'SIGQUIT');
    expect((await server.lost).message).toMatch(/^The embedded PostgreSQL stopped unexpectedly/);
    running.pop();
  });
});

describe('problems are reported in one sentence', () => {
  it('for a data folder that cannot be written', async () => {
    await writeFile(join(dataDir, 'file'), '');
    const inFile = startEmbeddedPostgres({ dataDir: join(dataDir, 'file'), log: SILENT });
    await expect(inFile).rejects.toThrow(/^Frontdesk cannot write to its data folder .*\/file: EEXIST.*DATA_DIR/);
  });

  it('for a cluster of another major version', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(
      /was created by PostgreSQL 12, and Frontdesk includes PostgreSQL \d+\. Move the folder away/,
    );
  });

  it('for a password that the cluster rejects', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres.password'), 'another');
    await expect(start()).rejects.toThrow(/rejects the password in .*postgres.password\. Restore the file/);
  });

  it('for a port that another program uses', async () => {
    const other = await start();
    const taken = startEmbeddedPostgres({
      dataDir: join(dataDir, 'other'),
      port: Number(new URL(other.url).port),
      log: SILENT,
    });
    await expect(taken).rejects.toThrow(/^The port \d+ of the database is in use/);
  });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true });
  running.push(server);
  return server;
}

async function startInAnotherProcess(kind: 'lasting' | 'throw-away' = 'lasting') {
  const script = fileURLToPath(new URL('../../test/testkit/cluster.parent.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [url] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { url: url.trim(), ended, kill: () => child.kill('SIGKILL') };
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = await connect(url);
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

const answers = (url: string) =>
  run(url, 'select 1').then(
    () => true,
    () => false,
  );
