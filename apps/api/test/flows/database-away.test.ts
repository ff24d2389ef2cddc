import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { pino } from 'pino';
import { connect } from '../../src/db/connect.ts';
import { mailer } from '../../src/email/mailer.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { buildProbes } from '../../src/server.ts';
import { as } from '../testkit/as.ts';
import { type BuiltWorkspace, buildVisitor, type Member, twoWorkspaces } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { mutate, outcome } from '../testkit/mutate.ts';
import { type OwnCluster, startOwnCluster } from '../testkit/own-cluster.ts';
import { type Relay, startRelay } from '../testkit/relay.ts';
import { CREATE, ENTRY, READ, requestsTo, UNAVAILABLE } from '../testkit/requests-to-database.ts';
import { rows } from '../testkit/rows.ts';
import { until } from '../testkit/until.ts';
import { watch } from '../testkit/watch.ts';

/** Shorter than in production, but long enough for a busy test machine. */
const CLIENT_LIMITS = { connectionTimeoutMillis: 1_500, query_timeout: 1_500 };

let cluster: OwnCluster;
let relay: Relay;
let fd: TestFrontdesk;
/** A second server that reaches the same database through PgBouncer. */
let pooled: TestFrontdesk;
let address: string;
let probes: FastifyInstance;
let acme: BuiltWorkspace & { owner: Member };
let to: ReturnType<typeof requestsTo>;
const logged: { level: number; msg: string; code?: string }[] = [];

beforeAll(async () => {
  cluster = await startOwnCluster();
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const { database } = cluster;
  fd = await startFrontdesk({ database, clientLimits: CLIENT_LIMITS, log });
  address = await fd.listen();
  relay = await startRelay(database.appUrl);
  pooled = await startFrontdesk({ database, clientLimits: CLIENT_LIMITS, pooler: async () => relay.url });
  probes = await buildProbes(fd.services);
  ({ acme } = await twoWorkspaces(fd));
  to = requestsTo(fd, acme);
});
beforeEach(() => void logged.splice(0));
afterAll(async () => {
  await probes.close();
  await pooled.close();
  await relay.close();
  await fd.close();
  await cluster.remove();
});

/** Repeats a request that has no rate limit. On a busy machine one answer alone can exceed CLIENT_LIMITS. */
const untilAnswered = () => until('an ordinary answer', async () => (await to.respond(READ)).status === 200);

/** Waits until every request gets its normal answer. */
async function untilOrdinary(): Promise<void> {
  await untilAnswered();
  await until('ordinary answers', async () => isDeepStrictEqual(await to.askAll(), to.ordinary));
}

const ready = async (app: FastifyInstance) => (await app.inject('/readyz')).statusCode;

async function readyInTime(app: FastifyInstance): Promise<number> {
  const since = performance.now();
  const status = await ready(app);
  expect(performance.now() - since).toBeLessThan(2_000);
  return status;
}

describe('an unavailable database', () => {
  it('is answered with 503, logged once as an outage, and used again after its restart', async () => {
    await cluster.whileDown(async () => {
      for (const answer of Object.values(await to.askAll())) expect(answer).toEqual(UNAVAILABLE);
      expect(await readyInTime(fd.app)).toBe(503);
    });
    // An incident that an earlier test has logged and that has not ended is not logged again.
    expect(logged.filter(({ msg }) => msg !== 'the service is unavailable')).toEqual([]);
    expect(logged.length).toBeLessThanOrEqual(1);
    await untilOrdinary();
  });

  it('answers 503 when its backends are terminated in the middle of a request, and serves the next', async () => {
    const admin = await connect(cluster.database.adminUrl);
    try {
      await admin.query('begin; lock table leads in access exclusive mode');
      const waiting = to.respond(CREATE, { input: ENTRY });
      await until('a waiting backend', async () => {
        const { rows: ended } = await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        );
        return ended.length > 0;
      });
      expect(await waiting).toEqual(UNAVAILABLE);
      await admin.query('rollback');
      await untilAnswered();
    } finally {
      await admin.end();
    }
  });
});

describe('a frozen database', () => {
  it('makes /readyz answer 503 within two seconds on API, worker and behind a pooler, and 200 once it continues', async () => {
    const processes = [fd.app, probes, pooled.app];
    for (const app of processes) expect(await ready(app)).toBe(200);
    await cluster.whileFrozen(async () => {
      for (const app of processes) expect(await readyInTime(app)).toBe(503);
      expect((await fd.app.inject('/healthz')).statusCode).toBe(200);
    });
    for (const app of processes) await until('readiness', async () => (await ready(app)) === 200);
  });

  it('answers every request with 503 and Retry-After, and recovers without a restart', async () => {
    await untilOrdinary(); // Precondition: the database answers in time after the earlier tests.
    await cluster.whileFrozen(async () => {
      for (const answer of Object.values(await to.askAll())) expect(answer).toEqual(UNAVAILABLE);
    });
    await untilOrdinary();
  });

  it('ends a new subscription with SERVICE_UNAVAILABLE', async () => {
    const subscription = { query: 'subscription { leadChanged { kind } }' };
    const before = watch(fd, address, acme.owner, subscription);
    expect(await before.began).toBeNull();
    await before.close();
    await cluster.whileFrozen(async () => {
      const during = watch(fd, address, acme.owner, subscription);
      const { errors } = (await during.began) ?? {};
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 });
      await during.close();
    });
  });

  it('delays jobs, which run afterwards', async () => {
    const { catcher, database, services } = fd;
    const worker = await startWorker({
      systemUrl: database.systemUrl,
      services,
      mailer: mailer(catcher.smtpUrl, 'Frontdesk <no-reply@frontdesk.test>'),
      clientLimits: CLIENT_LIMITS,
    });
    try {
      await cluster.whileFrozen(async () => {
        expect(await readyInTime(probes)).toBe(503);
      });
      const vera = buildVisitor();
      await until('registration', async () => (await outcome(fd, vera, 'register', vera.account)) === 'ok');
      await until('the mail', async () =>
        (await catcher.list()).some(({ mail }) => mail.to?.some(({ address: recipient }) => recipient === vera.email)),
      );
    } finally {
      await worker.stop();
    }
  });
});

describe('a pooler without a server', () => {
  it('is answered with 503 in time, and used again', async () => {
    const ask = async () => (await as(pooled, acme.owner).run(READ)).status;
    expect(await ask()).toBe(200);
    await relay.whileSilent(async () => {
      expect(await readyInTime(pooled.app)).toBe(503);
      expect(await ask()).toBe(503);
    });
    await until('an ordinary answer', async () => (await ask()) === 200);
  });
});

describe('exhausted connections [L10]', () => {
  it('of the pool are answered with 503 and leave the process ready', async () => {
    const { pool } = fd.services.database.system;
    const held: pg.PoolClient[] = [];
    try {
      // Opening a connection can take longer than CLIENT_LIMITS on a busy machine.
      await until('an exhausted pool', async () => {
        if (held.length < 5)
          await pool.connect().then(
            (client) => held.push(client),
            () => {},
          );
        return held.length === 5;
      });
      expect(await to.respond(CREATE, { input: ENTRY })).toEqual(UNAVAILABLE);
      expect(await ready(fd.app)).toBe(200);
    } finally {
      for (const client of held) client.release();
    }
    await untilAnswered();
  });

  it('of the server are answered with 503', async () => {
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where usename in ('frontdesk_app', 'frontdesk_system')`;
    await rows(fd, 'alter role frontdesk_app connection limit 0; alter role frontdesk_system connection limit 0');
    await rows(fd, end);
    try {
      await until('the refusal', async () => (await to.respond(READ)).status === 503);
      expect(await to.respond(READ)).toEqual(UNAVAILABLE);
    } finally {
      await rows(fd, 'alter role frontdesk_app connection limit -1; alter role frontdesk_system connection limit -1');
    }
    await untilAnswered();
  });
});

it('rolls back the first change of a request whose second one failed, and applies both by the same key', async () => {
  const keyed = { ...acme.owner, headers: { 'idempotency-key': 'both' } };
  const both = `mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } pauseAgent { workspace { id } } }`;
  const input = { ...ENTRY, name: 'Both Or None' };
  const ask = () => as(fd, keyed).run(both, { input });
  const holder = await connect(cluster.database.adminUrl);
  await holder.query(`alter role frontdesk_app set lock_timeout = '200ms'`);
  await holder.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'frontdesk_app'`);
  try {
    await holder.query('begin');
    await holder.query('update workspaces set name = name where workspace_id = $1', [acme.id]);
    await until('the lock timeout', async () => (await ask()).text.includes('"path":["pauseAgent"]'));
    await holder.query('rollback');
    expect((await ask()).status).toBe(200);
  } finally {
    await holder.query('alter role frontdesk_app reset lock_timeout');
    await holder.end();
  }
  const made = await rows(fd, 'select 1 from leads where workspace_id = $1 and name = $2', [acme.id, input.name]);
  expect(made).toHaveLength(1);
});

it('applies a mutation once when its first answer was 503 under the same Idempotency-Key', async () => {
  const keyed = { ...acme.owner, headers: { 'idempotency-key': 'once' } };
  const input = { ...ENTRY, name: 'Once Only' };
  await cluster.whileFrozen(async () => {
    expect((await as(fd, keyed).run(CREATE, { input })).status).toBe(503);
  });
  await until('an answer', async () => (await as(fd, keyed).run(CREATE, { input })).status === 200);
  expect(
    await rows(fd, 'select 1 from leads where workspace_id = $1 and name = $2', [acme.id, input.name]),
  ).toHaveLength(1);
  expect(await mutate(fd, acme.owner, 'createLead', ENTRY)).toMatchObject({ outcome: 'ok' });
});
