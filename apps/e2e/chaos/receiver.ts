import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Random } from './random.ts';

/** A webhook request that the receiver got, and how the receiver responded. */
export interface ReceivedDelivery {
  readonly endpoint: string;
  readonly id: string;
  readonly leadId: string;
  readonly verified: boolean;
  /** LOST: the request was accepted, but the receiver closed the connection. CUT_OFF: the sender disconnected first. */
  outcome: 'TAKEN' | 'REFUSED' | 'LOST' | 'CUT_OFF';
}

/** Webhook endpoints that respond slowly and sometimes fail. */
export interface Receiver {
  readonly came: readonly ReceivedDelivery[];
  /** Returns the number of requests that wait for a response. */
  open(): number;
  urlOf(endpoint: string): string;
  know(endpoint: string, secret: string): void;
  close(): Promise<void>;
}

/**
 * How the receiver responds to the first request of an event. It accepts later requests, because retries take
 * minutes.
 */
type ResponseMode = 'TAKEN' | 'REFUSED' | 'LOST';

export async function openReceiver(random: Random): Promise<Receiver> {
  const [came, secrets, met] = [[] as ReceivedDelivery[], new Map<string, string>(), new Set<string>()];
  let open = 0;
  const moodOf = (key: string): ResponseMode => {
    if (met.has(key)) return 'TAKEN';
    met.add(key);
    // The first two events fail in different ways, so that a short run includes both kinds.
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
