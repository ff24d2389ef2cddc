import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface DrainTimes {
  /** Time between `/readyz` returning 503 and the listener closing, for load balancers to react. */
  readonly noticeMs: number;
  /** Time that requests in flight then have before their connections are destroyed. */
  readonly timeoutMs: number;
}

/** Shuts an HTTP server down without cutting requests that it accepted. */
export interface Drain {
  isDraining(): boolean;
  /** Tracks requests. Call it before any route is registered. */
  watch(app: FastifyInstance): void;
  /** Resolves when no request is in flight. */
  settled(): Promise<void>;
  /** Returns how many requests were still in flight at the timeout and were aborted. */
  close(app: FastifyInstance, times: DrainTimes): Promise<number>;
}

const SWEEP_MS = 100;

export function createDrain(): Drain {
  let draining = false;
  const responses = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const watchers = new Set<() => void>();

  function watch(app: FastifyInstance): void {
    app.server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    app.addHook('onRequest', async (_request, { raw }) => {
      responses.add(raw);
      raw.once('close', () => {
        responses.delete(raw);
        if (responses.size === 0) for (const notify of watchers) notify();
      });
    });
    // The client opens its next connection to another process.
    app.addHook('onSend', async (_request, reply) => {
      if (draining) void reply.header('connection', 'close');
    });
  }

  async function settled(): Promise<void> {
    if (responses.size > 0) await new Promise<void>((resolve) => watchers.add(resolve));
  }

  /** Browsers open connections in advance; Node counts one without a request as busy. */
  function closeUnused(app: FastifyInstance): void {
    if (app.server.listening) return;
    app.server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }

  async function close(app: FastifyInstance, { noticeMs, timeoutMs }: DrainTimes): Promise<number> {
    draining = true;
    if (noticeMs > 0) await pause(noticeMs);
    let cut = 0;
    const sweep = setInterval(() => closeUnused(app), SWEEP_MS);
    const timeout = setTimeout(() => {
      cut = responses.size;
      for (const { socket } of responses) socket?.destroy();
      app.server.closeAllConnections();
    }, timeoutMs);
    try {
      await app.close();
    } finally {
      clearInterval(sweep);
      clearTimeout(timeout);
    }
    return cut;
  }

  return { isDraining: () => draining, watch, settled, close };
}
