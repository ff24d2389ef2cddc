import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../packages/tooling/free-port.mjs';
import { processCpu, residentMb } from './cpu.mjs';
import { SECRET } from './database.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

export const PEERS = ['yoga', 'mercurius', 'postgraphile', 'naive'];

/** Starts whoever is named over this database; resolves when it answers. */
export function start(name, database) {
  if (name === 'product') return startProduct(database);
  return startPrinting(name === 'floor' ? '../floor/server.mjs' : `../peers/${name}.mjs`, database);
}

/** The floor and the peers print the port that they listen on. */
async function startPrinting(file, { appUrl, systemUrl }) {
  const env = { APP_DATABASE_URL: appUrl, SYSTEM_DATABASE_URL: systemUrl };
  const child = run(file, env);
  return handle(child, Number(await firstLine(child, file)));
}

/** The product as `pnpm build` leaves it, in production mode: sessions, policies, limits and persisted operations. */
async function startProduct({ adminUrl }) {
  const port = await freePort();
  const file = '../../apps/api/dist/main.js';
  const child = run(file, {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: adminUrl,
    DATA_DIR: '/tmp/frontdesk-bench',
    PUBLIC_BASE_URL: 'https://bench.example.com',
    SMTP_URL: 'smtp://127.0.0.1:9',
    AUTH_SECRET: SECRET,
    INTEGRATIONS_ENCRYPTION_KEY: SECRET,
    LOG_LEVEL: 'error',
  });
  await firstLine(child, file);
  return handle(child, port);
}

function run(file, env) {
  return spawn(process.execPath, [path(file)], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child, file) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code} before it answered.`);
  });
  const [line] = await Promise.race([once(child.stdout, 'data'), ended]);
  return String(line).trim();
}

const handle = (child, port) => ({
  ports: [port],
  cpu: () => processCpu(child.pid),
  memory: () => residentMb(child.pid),
  stop: async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  },
});

/** Several processes as one server: requests go to each in turn. */
export const together = (servers) => ({
  ports: servers.flatMap(({ ports }) => ports),
  cpu: () => servers.reduce((sum, { cpu }) => sum + cpu(), 0),
  memory: () => servers.reduce((sum, { memory }) => sum + memory(), 0),
});
