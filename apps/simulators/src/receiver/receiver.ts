import { Webhook } from 'standardwebhooks';
import { type Simulator, type SimulatorControls, type SimulatorSettings, startSimulator } from '../server/simulator.ts';

/**
 * A received webhook request. `verified` indicates whether the signature is valid, and is null if no secret is known.
 */
export interface Received {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly verified: boolean | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: string;
}

export interface ReceiverSimulator extends Simulator {
  /** The latest received requests, including repeated ones, oldest first. */
  readonly received: readonly Received[];
  /** Sets the signing secrets of an endpoint. During a rotation, an endpoint has several secrets. */
  know(name: string, ...secrets: string[]): void;
  /** Sets the HTTP status of an endpoint's responses. Null restores the default. */
  answer(name: string, status: number | null): void;
  urlOf(name: string): string;
}

interface Store {
  readonly received: Received[];
  readonly secrets: Map<string, readonly string[]>;
  readonly answers: Map<string, number>;
}

const MOST = 1_000;

/** Starts a receiver of webhooks that verifies signatures, displays requests and can respond with errors. */
export async function startReceiver(
  settings: SimulatorSettings & { readonly now: () => Date },
): Promise<ReceiverSimulator> {
  const store: Store = { received: [], secrets: new Map(), answers: new Map() };
  const simulator = await startSimulator(settings, (controls) => {
    routes(controls, store, settings.now);
    return { state: () => ({ received: store.received }), reset: () => forget(store) };
  });
  return {
    ...simulator,
    received: store.received,
    know: (name, ...secrets) => void store.secrets.set(name, secrets),
    answer: (name, status) => void (status === null ? store.answers.delete(name) : store.answers.set(name, status)),
    urlOf: (name) => `${simulator.url}/hooks/${name}`,
  };
}

function forget({ received, secrets, answers }: Store): void {
  received.length = 0;
  secrets.clear();
  answers.clear();
}

function routes({ app }: SimulatorControls, store: Store, now: () => Date): void {
  app.register(async (hooks) => {
    // The signature must be verified with the raw body, so JSON is not parsed.
    hooks.removeContentTypeParser('application/json');
    hooks.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    hooks.post<{ Params: { name: string }; Body: string }>('/hooks/:name', (request, reply) => {
      const { name } = request.params;
      const one = readOf(store, {
        name,
        headers: request.headers as Record<string, string>,
        body: request.body,
        at: now(),
      });
      store.received.push(one);
      if (store.received.length > MOST) store.received.shift();
      return reply.code(store.answers.get(name) ?? (one.verified === false ? 401 : 204)).send();
    });
  });
  app.get<{ Params: { name: string } }>('/hooks/:name', (request, reply) => {
    const mine = store.received.filter(({ name }) => name === request.params.name);
    return reply.type('text/html').send(receiverPage(mine));
  });
  app.post<{ Body: ReceiverState }>('/_control/hooks', ({ body: told }, reply) => {
    if (told.secrets) store.secrets.set(told.name, told.secrets);
    if (told.status === null) store.answers.delete(told.name);
    else if (told.status !== undefined) store.answers.set(told.name, told.status);
    return reply.code(204).send();
  });
}

interface ReceiverState {
  readonly name: string;
  readonly secrets?: readonly string[];
  /** HTTP status of the endpoint's responses. Null restores the default. */
  readonly status?: number | null;
}

interface ReceivedRequest {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
}

function readOf({ secrets }: Store, { name, headers, body, at }: ReceivedRequest): Received {
  const { type } = JSON.parse(body) as { type: string };
  const known = secrets.get(name);
  const id = headers['webhook-id'] ?? '';
  const signatures = (headers['webhook-signature'] ?? '').split(' ');
  const signed = { id, body, timestamp: Number(headers['webhook-timestamp']), signatures, at };
  const verified = known ? known.some((secret) => isSigned(secret, signed)) : null;
  return { name, id, type, verified, headers, body, at: at.toISOString() };
}

const TOLERANCE_MS = 5 * 60_000;

/** Verifies a signature according to the Standard Webhooks specification, using the receiver's clock. */
function isSigned(secret: string, { id, body, timestamp, signatures, at }: Signed): boolean {
  if (Math.abs(at.getTime() - timestamp * 1000) > TOLERANCE_MS) return false;
  return signatures.includes(new Webhook(secret).sign(id, new Date(timestamp * 1000), body));
}

interface Signed {
  readonly id: string;
  readonly body: string;
  readonly timestamp: number;
  readonly signatures: readonly string[];
  readonly at: Date;
}

/** Renders the last 50 received requests as a web page, newest first. */
function receiverPage(received: readonly Received[]): string {
  const items = received
    .slice(-50)
    .reverse()
    .map(({ type, id, at, body, verified }) => {
      const seal = verified === null ? 'signature not checked' : verified ? 'valid signature' : 'invalid signature';
      return `<article><h2>${escape(type)}</h2><p>${escape(at)} · ${seal} · ${escape(id)}</p><pre>${escape(pretty(body))}</pre></article>`;
    });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Webhook receiver</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border:1px solid #8884;border-radius:8px;padding:1rem;margin:1rem 0}h2{font-size:1rem;margin:0}p{margin:.25rem 0;opacity:.7}
pre{overflow:auto;margin:.5rem 0 0}</style></head><body><h1>Webhook receiver</h1>
${items.join('') || '<p>No events yet. Send a test event, then reload this page.</p>'}</body></html>`;
}

const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
