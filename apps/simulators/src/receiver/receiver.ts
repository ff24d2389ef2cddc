import { Webhook } from 'standardwebhooks';
import { type Simulator, type SimulatorControls, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { receiverPage } from './receiver-page.ts';

/** Something that came, and whether its signature was right; null where no secret is known to look with. */
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
  /** Everything that came, repetitions included, oldest first. */
  readonly received: readonly Received[];
  /** Whatever comes to this name is held to this secret from now on; several while one replaces another. */
  know(name: string, ...secrets: string[]): void;
  /** Every request to a name is answered so until it is told otherwise; null: as it should be. */
  answer(name: string, status: number | null): void;
  urlOf(name: string): string;
}

interface Store {
  readonly received: Received[];
  readonly secrets: Map<string, readonly string[]>;
  readonly answers: Map<string, number>;
}

const MOST = 1_000;

/** The other end of an outbound webhook: verifies as a customer would, shows what came, and misbehaves when it is told to. */
export async function startReceiver(
  settings: SimulatorSettings & { readonly now: () => Date },
): Promise<ReceiverSimulator> {
  const store: Store = { received: [], secrets: new Map(), answers: new Map() };
  const simulator = await startSimulator(settings, (desk) => {
    routes(desk, store, settings.now);
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
    // A signature is over the bytes as they came.
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
  /** Null: as it should be. */
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

/** As the specification has it, and by our own clock. */
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
