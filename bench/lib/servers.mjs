import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../packages/tooling/free-port.mjs';
import { SECRET } from './cluster.mjs';
import { processCpu, residentMb } from './cpu.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

export const PEERS = ['yoga', 'mercurius', 'postgraphile', 'naive'];
const FLOORS = ['floor', 'floor-4', 'floor-text'];

/** Starts a server with this database. Resolves when the server responds. */
export function start(name, database) {
  if (name === 'product') return startProduct(database);
  const env = { APP_DATABASE_URL: database.appUrl, SYSTEM_DATABASE_URL: database.systemUrl };
  if (FLOORS.includes(name)) return startPrinting('../floor/server.mjs', { ...env, WAY: name });
  return startPrinting(`../peers/${name}.mjs`, env);
}

/** Starts the baseline server or a GraphQL server for comparison. Each of them prints the port on which it listens. */
async function startPrinting(file, env) {
  const child = run(file, env);
  return handle(child, Number(await outputOf(child, file)));
}

/** Starts an API or worker process of the built product in production mode, with all limits. */
export async function startProduct({ adminUrl }, { runs = 'api', port, env = {} } = {}) {
  const ownPort = port ?? (await freePort());
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const file = '../../apps/api/dist/main.js';
  const child = run(file, {
    PROCESS: runs,
    HOST: '127.0.0.1',
    PORT: String(ownPort),
    DATABASE_URL: adminUrl,
    DATA_DIR: dataDir,
    PUBLIC_BASE_URL: 'https://bench.example.com',
    SMTP_URL: 'smtp://127.0.0.1:9',
    AUTH_SECRET: SECRET,
    INTEGRATIONS_ENCRYPTION_KEY: SECRET,
    DRAIN_SECONDS: '0',
    LOG_LEVEL: 'error',
    ...env,
  });
  await outputOf(child, file, /Frontdesk is ready/);
  const { stop, ...rest } = handle(child, ownPort);
  return { ...rest, stop: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) };
}

function run(file, env) {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [path(file)], {
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves with the output of the process when it matches the pattern. Discards later output, such as log lines. */
async function outputOf(child, file, pattern = /\n/) {
  let output = '';
  const printed = new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = `${output}${text}`.slice(-2000);
      if (pattern.test(output)) resolve(output.trim());
    });
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code} before it answered: ${output}`);
  });
  // Prevents an unhandled rejection when the server stops after it has responded.
  ended.catch(() => {});
  return Promise.race([printed, ended]);
}

const handle = (child, port) => ({
  ports: [port],
  pid: child.pid,
  cpu: () => processCpu(child.pid),
  memory: () => residentMb(child.pid),
  stop: async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  },
});

/** Combines several processes into one server. Requests are distributed evenly. */
export const together = (servers) => ({
  ports: servers.flatMap(({ ports }) => ports),
  cpu: () => servers.reduce((sum, { cpu }) => sum + cpu(), 0),
  memory: () => servers.reduce((sum, { memory }) => sum + memory(), 0),
});
