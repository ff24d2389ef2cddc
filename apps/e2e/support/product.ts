import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { closeAfterTests } from './close-after-tests.ts';
import { temporaryFolder } from './folder.ts';

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const HOST = fileURLToPath(new URL('product-host.mjs', import.meta.url));

export interface Product {
  readonly url: string;
  readonly dataDir: string;
  /** Stops the product and removes its copy of the demo data. Repeated calls return the same promise. */
  stop(): Promise<unknown>;
}

/** A product in its own process. */
export interface ProductProcess extends Product {
  readonly pid: number;
  /** Returns everything that the product has printed so far. */
  output(): string;
  /** Stops the product with SIGTERM. Returns the exit code, or null if a signal ended the product. */
  stop(): Promise<number | null>;
  /** Kills the product with SIGKILL. */
  kill(): Promise<void>;
}

interface Launch {
  readonly env?: Record<string, string>;
  /** If omitted, the product uses a copy of the demo data. */
  readonly dataDir?: string;
}

interface ProcessLaunch extends Launch {
  readonly uid?: number;
}

/**
 * Starts the built product with its own port and data folder, in a process that the products of a Jest worker share.
 * Resolves when the product is ready.
 */
export async function startProduct(options: Launch = {}): Promise<Product> {
  const { dataDir, url, env } = await addressOf(options);
  const id = randomUUID();
  const stop = stopping(() => askHost({ id, operation: 'stop' }), options.dataDir ? null : dataDir);
  closeAfterTests(stop);
  await askHost({ id, operation: 'start', env });
  return { url, dataDir, stop };
}

/**
 * Starts the built product in its own process, with its own port and data folder, as `npm start` does. Resolves when the
 * product is ready.
 */
export async function startProcess(options: ProcessLaunch = {}): Promise<ProductProcess> {
  const { dataDir, url, env } = await addressOf(options);
  const launched = launch({ ...options, env });
  const exited = once(launched.child, 'exit').then(([code]) => code as number | null);
  const stop = stopping(
    () => {
      launched.child.kill('SIGTERM');
      return exited;
    },
    options.dataDir ? null : dataDir,
  );
  closeAfterTests(stop);
  const tooSoon = exited.then((code) => {
    throw new Error(`The product ended with ${code}:\n${launched.output()}`);
  });
  tooSoon.catch(() => {});
  await Promise.race([tooSoon, ready(launched)]);
  return {
    url,
    dataDir,
    pid: launched.child.pid ?? 0,
    output: launched.output,
    stop,
    kill: async () => {
      launched.child.kill('SIGKILL');
      await exited;
    },
  };
}

async function addressOf({ dataDir: given, env }: Launch) {
  const dataDir = given ?? (await copyOfDemo());
  const port = await freePort();
  return { dataDir, url: `http://localhost:${port}`, env: { PORT: String(port), DATA_DIR: dataDir, ...env } };
}

/** Returns a function that ends the product and removes its folder. Repeated calls return the same promise. */
function stopping<T>(end: () => Promise<T>, folder: string | null): () => Promise<T> {
  let stopped: Promise<T> | null = null;
  const stop = async () => {
    const result = await end();
    if (folder) await rm(folder, { recursive: true, force: true });
    return result;
  };
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

/** Runs a product that is expected to fail at startup. Returns its output and exit code. */
export async function failedStart({
  whileStarting,
  ...options
}: FailedStartOptions): Promise<{ code: number; output: string }> {
  const launched = launch(options);
  const exited = once(launched.child, 'exit');
  await whileStarting?.(launched.child);
  const [code] = await exited;
  return { code, output: launched.output() };
}

interface FailedStartOptions extends ProcessLaunch {
  readonly whileStarting?: (process: ChildProcess) => Promise<void>;
}

/** Returns a copy of the demo data folder. */
export async function copyOfDemo(): Promise<string> {
  const seedFolder = process.env['FRONTDESK_E2E_FURNISHED'];
  if (!seedFolder)
    throw new Error(
      'There is no copy of the demo data. Run Jest with the configuration of apps/e2e, or pass a dataDir.',
    );
  const folder = await temporaryFolder();
  // `cp -a` keeps the owner: when the tests run as root, the database files belong to another account.
  await promisify(execFile)('cp', ['-a', `${seedFolder}/.`, folder]);
  return folder;
}

interface Launched {
  readonly child: ChildProcess;
  output(): string;
}

function launch({ env = {}, uid }: ProcessLaunch): Launched {
  const { PATH = '', HOME = '' } = process.env;
  const identity = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...identity,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output };
}

/** Resolves when the product has printed the line that says that it is ready. */
async function ready({ child, output }: Launched): Promise<void> {
  while (!output().includes('Frontdesk is ready')) await once(child.stdout as NodeJS.ReadableStream, 'data');
}

let host: ChildProcess | null = null;

interface HostRequest {
  readonly id: string;
  readonly operation: 'start' | 'stop';
  readonly env?: Record<string, string>;
}

/** Sends a request to the process that runs the products of this Jest worker. Resolves when it is done. */
async function askHost(request: HostRequest): Promise<void> {
  host ??= startHost();
  const child = host;
  child.send(request);
  await new Promise<void>((resolve, reject) => {
    const end = (error?: Error) => {
      child.off('message', onMessage).off('exit', onExit);
      if (error) reject(error);
      else resolve();
    };
    const onMessage = ({ id, error }: { id: string; error?: string }) => {
      if (id === request.id) end(error ? new Error(error) : undefined);
    };
    const onExit = (code: number | null) => end(new Error(`The process of the products ended with ${code}.`));
    child.on('message', onMessage).on('exit', onExit);
  });
}

/** Starts a process that exits when this one exits. */
function startHost(): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(HOST, { env: { PATH, HOME }, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.once('exit', () => {
    host = null;
  });
  child.unref();
  child.channel?.unref();
  return child;
}
