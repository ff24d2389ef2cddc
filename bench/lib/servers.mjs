import { fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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

/** Starts a process of the built product with all limits: by default an API process in production mode. */
export async function startProduct({ adminUrl }, { runs = 'api', port, env = {} } = {}) {
  const ownPort = port ?? (await freePort());
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const settings = {
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
  };
  const { stop, ...rest } = await (shared ? startShared(settings) : startAlone(settings));
  return { ...rest, stop: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) };
}

async function startAlone(settings) {
  const file = '../../apps/api/dist/main.js';
  const child = run(file, settings);
  await outputOf(child, file, /Frontdesk is ready/);
  return handle(child, Number(settings.PORT));
}

/** The process that runs all products of a smoke run. Null if each product has its own process. */
let shared = null;

/**
 * Runs the products that are started afterwards in one process, whose modules are loaded once. Their CPU time and
 * memory are those of the whole process. Returns a function that ends the process.
 */
export function shareProcess() {
  const { PATH, HOME } = process.env;
  shared = fork(path('../../apps/e2e/support/product-host.mjs'), {
    env: { PATH, HOME, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  shared.setMaxListeners(0);
  const exited = once(shared, 'exit');
  return async () => {
    if (shared.connected) shared.disconnect();
    await exited;
  };
}

async function startShared(settings) {
  const id = randomUUID();
  await askShared({ id, operation: 'start', env: { NODE_ENV: 'production', ...settings } });
  return { ...handle(shared, Number(settings.PORT)), stop: () => askShared({ id, operation: 'stop' }) };
}

/** Sends a request to the shared process. Resolves when the request is done. */
async function askShared(request) {
  const child = shared;
  await new Promise((resolve, reject) => {
    if (!child.connected) throw new Error('The process of the products has ended.');
    child.send(request);
    const end = (error) => {
      child.off('message', onMessage).off('exit', onExit);
      if (error) reject(error);
      else resolve();
    };
    const onMessage = ({ id, error }) => {
      if (id === request.id) end(error && new Error(error));
    };
    const onExit = (code) => end(new Error(`The process of the products ended with ${code}.`));
    child.on('message', onMessage).on('exit', onExit);
  });
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
