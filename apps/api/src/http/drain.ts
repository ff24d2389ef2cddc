import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface DrainTimes {
  /**
   * Time in milliseconds from the first 503 response of `/readyz` until the server stops accepting connections, so that
   * load balancers can react.
   */
  readonly noticeMs: number;
  /**
   * Time in milliseconds, starting at the end of `noticeMs`, in which active requests can finish before their
   * connections are closed.
   */
  readonly timeoutMs: number;
}

/** Shuts down an HTTP server after all accepted requests have finished. */
export interface Drain {
  isDraining(): boolean;
  /** Counts active requests. Must be called before routes are registered. */
  watch(app: FastifyInstance): void;
  /** Returns a promise that resolves when no request is active. */
  settled(): Promise<void>;
  /**
   * Closes the server. Returns the number of requests that were aborted because they were still active at the timeout.
   */
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
    // Closes the connection after the response, so that the client opens its next connection to another process.
    app.addHook('onSend', async (_request, reply) => {
      if (draining) void reply.header('connection', 'close');
    });
  }

  async function settled(): Promise<void> {
    if (responses.size > 0) await new Promise<void>((resolve) => watchers.add(resolve));
  }

  /**
   * Closes connections without an active request after the server has stopped listening. Browsers open connections in
   * advance, and Node.js does not consider a connection idle before its first request.
   */
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
