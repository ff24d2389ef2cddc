import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTEN_SESSION } from '../../src/events/listen-connection.ts';
import { as, type Caller } from '../testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildVisitor,
  type Member,
  twoWorkspaces,
} from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { mutate, outcome } from '../testkit/mutate.ts';
import { redisServer, startRedis, type TestRedis } from '../testkit/redis.ts';
import { rows } from '../testkit/rows.ts';
import { until } from '../testkit/until.ts';
import { type Watch, watch } from '../testkit/watch.ts';

/** Two servers that share only the database. The tests send requests to `here` and subscribe at `there`. */
let here: TestFrontdesk;
let there: TestFrontdesk;
let addressThere: string;
let acme: BuiltWorkspace & { owner: Member };
const open: Watch[] = [];

async function startBoth(redisUrl?: string) {
  here = await startFrontdesk({ redisUrl });
  there = await startFrontdesk({ beside: here, redisUrl });
  addressThere = await there.listen();
}
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(here));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
async function stopBoth() {
  await there.close();
  await here.close();
}

const WATCH = 'subscription { leadChanged { kind lead { name } } }';
const entry = (name: string) => ({ name, phone: '+442079460018', consent: true });

async function watchThere(caller: Caller) {
  const watching = watch(there, addressThere, caller, { query: WATCH });
  open.push(watching);
  expect(await watching.began).toBeNull();
  return watching;
}
const nameOf = async (watching: Watch) => (await watching.next()).data?.leadChanged.lead.name;
const codeOf = async (watching: Watch) => (await watching.next()).errors?.[0]?.extensions.code;

/** Creates leads until the subscription receives an event. */
async function hears(page: Watch) {
  const heard = nameOf(page);
  await until('a lead that is heard of', async () => {
    await mutate(here, acme.owner, 'createLead', entry('After'));
    return Promise.race([heard, pause(50)]);
  });
  expect(await heard).toBe('After');
}

/** Terminates the database connections that listen for change events. Returns how many were terminated. */
const cutNotes = async () =>
  (
    await rows(
      here,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
      [LISTEN_SESSION],
    )
  ).length;

/** Prevents new sessions of the role that listens for change events. Existing sessions continue. */
const bar = () => inDatabase('revoke connect on database %I from public, frontdesk_system');
const unbar = () => inDatabase('grant connect on database %I to frontdesk_system');
const inDatabase = (sql: string) =>
  rows(here, `do $$ begin execute format('${sql}', current_database()); end $$`).then(() => {});

/** Tests that must pass with every transport of change events. */
function whatEveryProcessHears() {
  it('notifies the other of a change', async () => {
    const page = await watchThere(acme.owner);
    await mutate(here, acme.owner, 'createLead', entry('Lee'));
    expect(await nameOf(page)).toBe('Lee');
  });

  it.each<[string, string, (mia: Member) => Promise<unknown>]>([
    ['removed', 'NOT_FOUND', ({ memberId: id }) => mutate(here, acme.owner, 'removeMember', { id })],
    [
      'denied the right',
      'FORBIDDEN',
      ({ memberId: id }) =>
        mutate(here, acme.owner, 'updateMember', {
          id,
          role: 'member',
          grants: [{ policy: 'lead.read', effect: 'DENY' }],
        }),
    ],
    ['signed out', 'UNAUTHENTICATED', (mia) => as(here, mia).ok('mutation { signOut { signedOut } }')],
  ])(
    'end within a second the subscription of a member who was %s through the other process',
    async (_what, code, end) => {
      const mia = await buildMember(here, acme, { role: 'member' });
      const page = await watchThere(mia);
      await end(mia);
      const since = performance.now();
      expect(await codeOf(page)).toBe(code);
      expect(performance.now() - since).toBeLessThan(1_000);
    },
  );

  it('check again after a gap: a removed member receives no more, and others continue', async () => {
    const mia = await buildMember(here, acme, { role: 'member' });
    const [hers, owners] = [await watchThere(mia), await watchThere(acme.owner)];
    await bar();
    try {
      expect(await cutNotes()).toBe(2);
      await mutate(here, acme.owner, 'removeMember', { id: mia.memberId });
    } finally {
      await unbar();
    }
    expect(await codeOf(hers)).toBe('NOT_FOUND');
    await hears(owners);
  });
}

describe('two processes connected by PostgreSQL', () => {
  beforeAll(() => startBoth());
  afterAll(stopBoth);
  whatEveryProcessHears();

  it('refuse, at the next request, a key that the other revoked', async () => {
    const key = await buildApiKey(here, acme, acme.owner, { scopes: ['lead.read'] });
    const ask = '{ leads(first: 1) { totalCount } }';
    expect(await as(there, key).denied(ask)).toBeNull();
    await mutate(here, acme.owner, 'revokeApiKey', { id: key.id });
    expect(await as(there, key).denied(ask)).toBe('UNAUTHENTICATED');
  });

  it('apply, at the next request, a demotion made on the other', async () => {
    const mia = await buildMember(here, acme, { role: 'member' });
    const lead = () => outcome(there, mia, 'createLead', entry('Lee'));
    expect(await lead()).toBe('ok');
    await mutate(here, acme.owner, 'updateMember', { id: mia.memberId, role: 'viewer', grants: [] });
    expect(await lead()).toBe('FORBIDDEN');
  });

  it('count wrong passwords together', async () => {
    const { email } = buildVisitor();
    const guess = (fd: TestFrontdesk) => outcome(fd, {}, 'signIn', { email, password: 'a wrong guess' });
    const guesses = Array.from({ length: 12 }, (_, nth) => guess(nth % 2 ? here : there));
    const refused = (await Promise.all(guesses)).filter((code) => code === 'RATE_LIMITED');
    expect(refused).toHaveLength(2); // The limit is ten per 15 minutes across all processes.
  });

  it('serve the page of a later release during a rolling upgrade', async () => {
    const id = 'f'.repeat(64);
    const late = async () => (await as(there).runById(id)).errors?.[0]?.extensions.code ?? null;
    expect(await late()).toBe('PERSISTED_QUERY_NOT_FOUND');
    await rows(here, 'insert into spa_operations (id, name, document) values ($1, $2, $3)', [
      id,
      'Later',
      'query Later { platform { __typename } }',
    ]);
    expect(await late()).toBeNull();
  });
});

if (redisServer) {
  describe('two processes connected by Redis', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startRedis();
      await startBoth(redis.url);
    });
    afterAll(async () => {
      await stopBoth();
      await redis.stop();
    });
    whatEveryProcessHears();

    const listeners = async () =>
      (
        await rows(
          here,
          `select from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.granted and a.datname = current_database() and a.application_name = $1`,
          [LISTEN_SESSION],
        )
      ).length;

    it('have one listener to PostgreSQL for both, and the other takes over when it stops', async () => {
      expect(await listeners()).toBe(1);
      const third = await startFrontdesk({ beside: here, redisUrl: redis.url });
      expect(await listeners()).toBe(1);
      await third.close();
      await cutNotes();
      await until('another relay', async () => (await listeners()) === 1);
      await hears(await watchThere(acme.owner));
    });

    it('check again when Redis is available again', async () => {
      const mia = await buildMember(here, acme, { role: 'member' });
      const [hers, owners] = [await watchThere(mia), await watchThere(acme.owner)];
      await redis.restart(async () => {
        await mutate(here, acme.owner, 'removeMember', { id: mia.memberId });
      });
      expect(await codeOf(hers)).toBe('NOT_FOUND');
      await hears(owners);
    });
  });
} else {
  describe('two processes connected by Redis', () => {
    it.skip('is skipped: there is no redis-server on this machine', () => {});
  });
}
