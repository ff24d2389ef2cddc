import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { findProgram } from './programs.ts';

export interface TestRedis {
  readonly url: string;
  /** Kills Redis, runs `whileStopped` and starts Redis again on the same port. Events published in between are lost. */
  restart(whileStopped: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Path of the installed Redis. Null if it is not installed; tests that need it are then skipped. */
export const redisServer = findProgram('redis-server', ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']);

/** Starts Redis on the loopback interface, without persistence. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let server = await launch(port);
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    restart: async (whileStopped) => {
      await stop();
      await whileStopped();
      server = await launch(port);
    },
    stop,
  };
}

async function launch(port: number): Promise<ChildProcess> {
  if (!redisServer) throw new Error('There is no redis-server on this machine.');
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(redisServer, flags, { cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(server.stdout)) if (line.includes('Ready to accept connections')) break;
  server.stdout.resume();
  return server;
}
