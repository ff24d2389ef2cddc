import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { closeAfterTests } from './close-after-tests.ts';
import { temporaryFolder } from './folder.ts';

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

export interface Product {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Returns everything that the product has printed so far. */
  output(): string;
  stop(): Promise<number | null>;
  /** Kills the product with SIGKILL. */
  kill(): Promise<void>;
}

interface Launch {
  readonly env?: Record<string, string>;
  /** If omitted, the product uses a copy of the demo data. */
  readonly dataDir?: string;
  readonly uid?: number;
}

/**
 * Starts the built product with its own port and data folder, as `npm start` does. Resolves when the product is
 * ready.
 */
export async function startProduct(options: Launch = {}): Promise<Product> {
  const dataDir = options.dataDir ?? (await copyOfDemo());
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const launched = launch({ ...options, env: { PORT: String(port), DATA_DIR: dataDir, ...options.env } });
  const exited = once(launched.child, 'exit').then(([code]) => code as number | null);
  const stop = stopping(launched, exited, options.dataDir ? null : dataDir);
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

/** Returns a function that stops the product and removes its folder. Repeated calls return the same promise. */
function stopping({ child }: Launched, exited: Promise<number | null>, folder: string | null) {
  let stopped: Promise<number | null> | null = null;
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await exited;
    if (folder) await rm(folder, { recursive: true, force: true });
    return code;
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

interface FailedStartOptions extends Launch {
  readonly whileStarting?: (process: ChildProcess) => Promise<void>;
}

/** Returns a copy of the demo data folder. */
export async function copyOfDemo(): Promise<string> {
  const seedFolder = process.env['FRONTDESK_E2E_FURNISHED'];
  if (!seedFolder)
    throw new Error('Nothing is furnished: run Jest with the configuration of apps/e2e, or give a dataDir.');
  const folder = await temporaryFolder();
  // `cp -a` keeps the owner: when the tests run as root, the database files belong to another account.
  await promisify(execFile)('cp', ['-a', `${seedFolder}/.`, folder]);
  return folder;
}

interface Launched {
  readonly child: ChildProcess;
  output(): string;
}

function launch({ env = {}, uid }: Launch): Launched {
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
