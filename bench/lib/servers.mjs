import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SECRET } from './database.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

/** The hand-written server. */
export async function startFloor({ appUrl }) {
  const child = spawn(process.execPath, [path('../floor.mjs')], {
    env: { ...process.env, NODE_ENV: 'production', APP_DATABASE_URL: appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return handle(child, Number(String(line).trim()));
}

/** The product as `pnpm build` leaves it, in production mode: sessions, policies, limits and persisted operations. */
export async function startProduct({ adminUrl }) {
  const port = await freePort();
  const child = spawn(process.execPath, [path('../../apps/api/dist/main.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: adminUrl,
      DATA_DIR: '/tmp/frontdesk-bench',
      PUBLIC_BASE_URL: 'https://bench.example.com',
      SMTP_URL: 'smtp://127.0.0.1:9',
      AUTH_SECRET: SECRET,
      INTEGRATIONS_ENCRYPTION_KEY: SECRET,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return handle(child, port);
}

const handle = (child, port) => ({
  port,
  /** Seconds of CPU so far, by the kernel's count of ticks of a hundredth. */
  cpu: () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  },
  memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
  stop: async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  },
});

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
