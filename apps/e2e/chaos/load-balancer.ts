import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Forwards requests to the running API processes in turn. */
export interface LoadBalancer {
  readonly url: string;
  open(port: number): void;
  remove(port: number): void;
  close(): Promise<void>;
}

export async function startLoadBalancer(): Promise<LoadBalancer> {
  const ports: number[] = [];
  let turn = 0;
  const server = createServer((incoming, answer) => {
    turn += 1;
    void forwardToAny(incoming, answer, [...ports.slice(turn % ports.length), ...ports.slice(0, turn % ports.length)]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: (port) => void ports.push(port),
    remove: (port) => void ports.splice(ports.indexOf(port), 1),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Tries the next process if one refuses the connection. Responds with 502 if a process dies while it responds, or if
 * all refuse.
 */
async function forwardToAny(
  incoming: IncomingMessage,
  answer: ServerResponse,
  ports: readonly number[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  for (const port of ports) {
    const outcome = await forward(incoming, Buffer.concat(chunks), port);
    if (outcome === 'NOBODY') continue;
    if (outcome === 'DIED') break;
    answer.writeHead(outcome.status, outcome.headers).end(outcome.body);
    return;
  }
  answer.writeHead(502).end();
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  port: number,
): Promise<Answer | 'NOBODY' | 'DIED'> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'NOBODY' : 'DIED'));
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve('DIED'));
      response.on('end', () => {
        const { 'transfer-encoding': _chunked, connection: _connection, ...forwarded } = response.headers;
        resolve({ status: response.statusCode ?? 502, headers: forwarded, body: Buffer.concat(chunks) });
      });
    });
    asked.end(body);
  });
}
