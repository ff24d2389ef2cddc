import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseUrlOf, inDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';
import { accessToken } from '../support/graph.ts';
import { type Product, startProcess, startProduct } from '../support/product.ts';

const SECRETS = {
  AUTH_SECRET: 'what every process of the rolling restart signs with',
  INTEGRATIONS_ENCRYPTION_KEY: 'what every process of the rolling restart seals with',
};
const CALLERS = 20;
const POLL_MS = 50;

/** A process that only keeps the embedded PostgreSQL running and gets no requests. */
let databaseOwner: Product;
let env: Record<string, string>;

beforeAll(async () => {
  databaseOwner = await startProduct({ dataDir: await temporaryFolder(), env: { ...SECRETS, PROCESS: 'api' } });
  env = {
    ...SECRETS,
    DATABASE_URL: await databaseUrlOf(databaseOwner),
    SEED: 'none',
    SIMULATORS: '0',
    DATABASE_POOL_SIZE: '5',
  };
});
afterAll(() => databaseOwner.stop());

const start = async (more: Record<string, string> = {}) =>
  startProcess({ dataDir: await temporaryFolder(), env: { ...env, ...more } });

describe('SIGTERM', () => {
  it('replaces two processes one by one and cuts none of 20 clients that create leads [operations 1]', async () => {
    const [first, second] = await Promise.all([start({ DRAIN_SECONDS: '1' }), start({ DRAIN_SECONDS: '1' })]);
    const balancer = balance([first, second]);
    const bearer = await accessToken(first.url, 'ada@acme.test', 'welcome to the desk');
    const load = createLeads(balancer, bearer);
    await load.more(2 * CALLERS);
    for (const old of [first, second]) {
      const fresh = await start({ DRAIN_SECONDS: '1' });
      balancer.add(fresh);
      expect(await old.stop()).toBe(0);
      await load.more(CALLERS);
    }
    const answered = await load.end();
    await balancer.close();
    expect(load.failures).toEqual([]);
    const [row] = await inDatabase(
      databaseOwner,
      `select count(*)::int as written from leads where name like 'Rolling %'`,
    );
    expect(row).toEqual({ written: answered });
  });

  it('ends a request that hangs at the timeout, and exits 0 [operations 1]', async () => {
    const product = await start({ SHUTDOWN_TIMEOUT_SECONDS: '1' });
    const hanging = await halfRequest(product);
    expect(await product.stop()).toBe(0);
    await hanging.closed;
  });

  it('ends the process immediately on a second signal [operations 1]', async () => {
    const product = await start({ SHUTDOWN_TIMEOUT_SECONDS: '600' });
    await halfRequest(product);
    const code = product.stop();
    const repeat = setInterval(() => process.kill(product.pid, 'SIGTERM'), POLL_MS);
    expect(await code.finally(() => clearInterval(repeat))).toBe(143);
  });
});

/** Returns the processes in turn whose /readyz responds with 200, as a load balancer does. */
function balance(products: readonly Product[]) {
  const targets = new Map(products.map(({ url }) => [url, true]));
  const probe = async (url: string) => {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    targets.set(url, isReady);
  };
  let probing = Promise.resolve<unknown>(undefined);
  const timer = setInterval(() => {
    probing = Promise.all([...targets.keys()].map(probe));
  }, POLL_MS);
  let turn = 0;
  return {
    add: ({ url }: Product) => void targets.set(url, true),
    next: (): string => {
      const ready = [...targets].filter(([, isReady]) => isReady).map(([url]) => url);
      turn += 1;
      return ready[turn % ready.length] ?? '';
    },
    close: async () => {
      clearInterval(timer);
      await probing;
    },
  };
}

/** Starts clients that create leads one after another over keep-alive connections. */
function createLeads(balancer: { next(): string }, bearer: string) {
  const agent = new Agent({ keepAlive: true });
  const failures: string[] = [];
  const isOver = new AbortController();
  let answered = 0;
  const caller = async (nth: number) => {
    for (let count = 0; !isOver.signal.aborted; count += 1) {
      const outcome = await createLead({ url: balancer.next(), agent, bearer }, `Rolling ${nth} ${count}`);
      if (outcome === 'created') answered += 1;
      // The connection was refused before anything was sent, so a load balancer would try the next process.
      else if (outcome !== 'ECONNREFUSED') failures.push(outcome);
    }
  };
  const callers = Array.from({ length: CALLERS }, (_, nth) => caller(nth));
  return {
    failures,
    more: async (count: number) => {
      const goal = answered + count;
      await until(() => answered >= goal);
    },
    end: async () => {
      isOver.abort();
      await Promise.all(callers);
      agent.destroy();
      return answered;
    },
  };
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((again) => setTimeout(again, 10));
}

interface Way {
  readonly url: string;
  readonly agent: Agent;
  readonly bearer: string;
}

function createLead({ url, agent, bearer }: Way, name: string): Promise<string> {
  const query = 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { errors { code } } }';
  const body = JSON.stringify({ query, variables: { input: { name, phone: '+442079460018', consent: true } } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, 'x-workspace': 'acme' };
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
    const asking = request(`${url}/graphql`, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', failed);
      response.on('end', () =>
        resolve(
          text.includes('"createLead":{"errors":[]}') ? 'created' : `${response.statusCode} ${text.slice(0, 200)}`,
        ),
      );
    });
    asking.on('error', failed).end(body);
  });
}

/** Sends the headers and the first byte of a request that is never completed. */
async function halfRequest({ url }: Product): Promise<{ closed: Promise<unknown> }> {
  const { port } = new URL(url);
  const socket = connect(Number(port), 'localhost').on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const head =
    'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
  await new Promise<void>((resolve) => socket.once('connect', () => socket.write(head, () => resolve())));
  // When this response arrives, the process has read the incomplete request as well.
  await fetch(`${url}/healthz`);
  return { closed };
}
