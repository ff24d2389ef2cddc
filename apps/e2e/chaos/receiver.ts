import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Random } from './random.ts';

/** One delivery request as the receiver sees it. */
export interface ReceivedDelivery {
  readonly endpoint: string;
  readonly id: string;
  readonly leadId: string;
  readonly verified: boolean;
  /** CUT_OFF: the sender died before the response. LOST: accepted, and the connection was dropped. */
  outcome: 'TAKEN' | 'REFUSED' | 'LOST' | 'CUT_OFF';
}

/** Webhook receiver in a separate process: slow and sometimes failing. */
export interface Receiver {
  readonly came: readonly ReceivedDelivery[];
  /** Number of requests waiting for a response. */
  open(): number;
  urlOf(endpoint: string): string;
  know(endpoint: string, secret: string): void;
  close(): Promise<void>;
}

/** First response per id; later ones succeed. A second failure would wait for minutes. */
type ResponseMode = 'TAKEN' | 'REFUSED' | 'LOST';

export async function openReceiver(random: Random): Promise<Receiver> {
  const [came, secrets, met] = [[] as ReceivedDelivery[], new Map<string, string>(), new Set<string>()];
  let open = 0;
  const moodOf = (key: string): ResponseMode => {
    if (met.has(key)) return 'TAKEN';
    met.add(key);
    // One of each for certain, however short the run is.
    if (met.size <= 2) return met.size === 1 ? 'REFUSED' : 'LOST';
    return random.chance(0.05) ? 'REFUSED' : random.chance(0.05) ? 'LOST' : 'TAKEN';
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = await read(request, secrets);
    came.push(one);
    const outcome = moodOf(`${one.endpoint} ${one.id}`);
    await pause(random.between(1_000, 2_000));
    one.outcome = response.closed ? 'CUT_OFF' : outcome;
    if (outcome === 'LOST') response.destroy();
    else response.writeHead(outcome === 'TAKEN' ? 204 : 503).end();
  };
  const server = createServer((request, response) => {
    open += 1;
    void take(request, response).finally(() => {
      open -= 1;
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    came,
    open: () => open,
    urlOf: (endpoint) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${endpoint}`,
    know: (endpoint, secret) => void secrets.set(endpoint, secret),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage, secrets: ReadonlyMap<string, string>): Promise<ReceivedDelivery> {
  const endpoint = (request.url ?? '').slice(1);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const headers = request.headers as Record<string, string>;
  const { data } = JSON.parse(body) as { data: { lead: { id: string } } };
  const verified = isSigned(secrets.get(endpoint) ?? '', body, headers);
  return { endpoint, id: headers['webhook-id'] ?? '', leadId: data.lead.id, verified, outcome: 'CUT_OFF' };
}

function isSigned(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
