import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangeBus, ChangeEvent } from '../src/events/change-bus.ts';
import { BUDGETS } from '../src/rate-limiting/budgets.ts';
import { SOCKET_LIMITS, type SocketLimits } from '../src/rate-limiting/socket-limits.ts';
import type { Caller } from './testkit/as.ts';
import { type BuiltWorkspace, buildApiKey, buildMember, type Member, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { statementsOf } from './testkit/query-count.ts';
import { rows } from './testkit/rows.ts';
import { type OpenSocket, openSocket, signedInSocket } from './testkit/sockets.ts';
import { until } from './testkit/until.ts';

const LEADS = 'subscription { leadChanged { id } }';
const UNLIMITED = 100_000;
const wide = (changes: Partial<SocketLimits['subscriptions']>): SocketLimits => ({
  ...SOCKET_LIMITS,
  subscribesPerMinute: UNLIMITED,
  subscriptions: {
    socket: UNLIMITED,
    session: UNLIMITED,
    member: UNLIMITED,
    key: UNLIMITED,
    workspace: UNLIMITED,
    address: UNLIMITED,
    ...changes,
  },
});

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

/** Runs `work` with a second server process that uses the same database and the given socket limits. */
async function beside<T>(
  socketLimits: SocketLimits,
  work: (place: { fd: TestFrontdesk; address: string }) => Promise<T>,
): Promise<T> {
  const other = await startFrontdesk({ beside: fd, socketLimits, trustedProxies: ['127.0.0.1'] });
  try {
    return await work({ fd: other, address: await other.listen() });
  } finally {
    await other.close();
  }
}

/** Counts listeners on the change bus. Each admitted subscription registers one. */
function listening(place: TestFrontdesk) {
  const bus = place.services.bus as { listen: ChangeBus['listen'] };
  const { listen } = bus;
  let count = 0;
  bus.listen = (to, signal) => {
    count += 1;
    return listen(to, signal);
  };
  return { count: () => count, restore: () => Object.assign(bus, { listen }) };
}

/** Creates subscriptions on one socket and waits until the server has admitted all of them. */
async function subscribed(place: TestFrontdesk, open: OpenSocket, count: number, query = LEADS): Promise<string[]> {
  const heard = listening(place);
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) open.subscribe(id, query);
  await until(`${count} subscriptions`, async () => heard.count() === count);
  heard.restore();
  return ids;
}

/** Subscribes repeatedly until the server admits the subscription. The server frees capacity asynchronously. */
async function admitted(place: TestFrontdesk, open: OpenSocket): Promise<void> {
  const heard = listening(place);
  await until('a free place', async () => {
    const id = randomUUID();
    open.subscribe(id, LEADS);
    await until('an answer', async () => heard.count() > 0 || open.codesOf(id).length > 0);
    return heard.count() > 0;
  });
  heard.restore();
}

const publish = (note: ChangeEvent) => rows(fd, 'select pg_notify($1, $2)', ['frontdesk_notes', JSON.stringify(note)]);
const aLead = (workspaceId: string): ChangeEvent => ({ topic: 'lead', workspaceId, id: randomUUID(), kind: 'CREATED' });
const reconcileAttempts = (statements: readonly string[]) =>
  statements.filter((text) => text.includes('app.caller')).length;

describe('one socket', () => {
  it('that subscribes 10,000 times is stopped at the limit, without further cost [S7]', async () => {
    const open = await signedInSocket(address, acme.owner);
    const limit = SOCKET_LIMITS.subscriptions.socket;
    const within = await statementsOf(() => subscribed(fd, open, limit));
    expect(reconcileAttempts(within)).toBe(limit);
    const heard = listening(fd);
    const beyond = await statementsOf(async () => {
      open.subscribe('first beyond', LEADS);
      expect(await open.refused('first beyond')).toEqual(['RATE_LIMITED']);
      for (let n = limit + 1; n < 10_000; n += 1) open.subscribe(String(n), LEADS);
      expect(await open.closed).toBe(4429);
    });
    heard.restore();
    expect(heard.count()).toBe(0);
    expect(reconcileAttempts(beyond)).toBe(0);
  });

  it('can subscribe again once it has ended another subscription', async () => {
    await beside(wide({ socket: 2 }), async (place) => {
      const open = await signedInSocket(place.address, acme.owner);
      const [first] = await subscribed(place.fd, open, 2);
      open.subscribe('third', LEADS);
      expect(await open.refused('third')).toEqual(['RATE_LIMITED']);
      open.send({ type: 'complete', id: first });
      await admitted(place.fd, open);
      open.socket.close();
    });
  });
});

describe('subscriptions over many sockets', () => {
  it.each<[string, keyof SocketLimits['subscriptions'], () => Promise<readonly Caller[]>]>([
    ['session', 'session', async () => [acme.owner, acme.owner, acme.owner]],
    ['member', 'member', async () => [acme.owner, acme.owner, acme.owner]],
    ['workspace', 'workspace', async () => [acme.owner, acme.owner, await buildMember(fd, acme, { role: 'owner' })]],
    ['client address', 'address', async () => [acme.owner, acme.owner, globex.owner]],
    [
      'API key',
      'key',
      async () => {
        const key = await buildApiKey(fd, acme, acme.owner);
        return [key, key, key];
      },
    ],
  ])('have a limit for each %s [S7]', async (_what, limit, callers) => {
    await beside(wide({ [limit]: 2 }), async (place) => {
      const [first, second, third] = await callers();
      const sockets = await Promise.all(
        [first, second, third].map((caller) => signedInSocket(place.address, caller ?? {})),
      );
      const [one, two, three] = sockets as [OpenSocket, OpenSocket, OpenSocket];
      await subscribed(place.fd, one, 1);
      await subscribed(place.fd, two, 1);
      three.subscribe('over', LEADS);
      expect(await three.refused('over')).toEqual(['RATE_LIMITED']);
      // Closing a socket frees its subscriptions.
      one.socket.close();
      await one.closed;
      await admitted(place.fd, three);
      for (const { socket } of sockets) socket.terminate();
    });
  });

  it('of an API key end when its budget is spent [S7]', async () => {
    const key = await buildApiKey(fd, acme, acme.owner, { environment: 'PRODUCTION' });
    const open = await signedInSocket(address, key);
    await subscribed(fd, open, 1);
    const spend = `update rate_limits set points = $2 where key = $1`;
    await publish(aLead(acme.id));
    await open.received('next', 1);
    await until('the cost of the event', async () => {
      const cost = await rows<{ points: number }>(fd, 'select points from rate_limits where key = $1', [
        `budget:cost:${key.id}`,
      ]);
      return cost[0]?.points === 1;
    });
    await rows(fd, spend, [`budget:cost:${key.id}`, BUDGETS.key.cost]);
    await publish(aLead(acme.id));
    const [ended] = await open.received('error', 1);
    expect(ended?.payload[0].extensions.code).toBe('RATE_LIMITED');
    open.subscribe('again', LEADS);
    expect(await open.refused('again')).toEqual(['RATE_LIMITED']);
    open.socket.terminate();
  });
});

describe('the cost of an event', () => {
  it('does not grow with 2,000 subscriptions of others and of other topics [S7]', async () => {
    await beside(wide({}), async (place) => {
      const witness = await signedInSocket(place.address, acme.owner);
      await subscribed(place.fd, witness, 1);
      const publishTwice = async () => {
        const before = witness.messages.length;
        await publish(aLead(acme.id));
        await witness.received('next', before);
        await publish(aLead(acme.id));
        await witness.received('next', before + 1);
      };
      await publishTwice();
      const alone = await statementsOf(publishTwice);
      expect(reconcileAttempts(alone)).toBe(2);

      const crowd: [Caller, string][] = [
        [globex.owner, LEADS],
        [acme.owner, 'subscription { conversationChanged { id } }'],
        [await buildMember(fd, acme, { role: 'owner' }), 'subscription { auditEventAdded { id } }'],
        [
          await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING', scopes: ['booking.read'] }),
          'subscription { bookingChanged { id } }',
        ],
      ];
      for (const [caller, query] of crowd) {
        const open = await signedInSocket(place.address, caller);
        await subscribed(place.fd, open, 500, query);
      }
      const among = await statementsOf(publishTwice);
      expect(reconcileAttempts(among)).toBe(2);
      expect(among).toHaveLength(alone.length);
    });
  });

  it('is one query and one check of the row for identical subscriptions of a caller, over all sockets [S7]', async () => {
    await beside(wide({}), async (place) => {
      const limited = await buildMember(fd, acme, { role: 'agent', assignedConversationsOnly: true });
      const query = 'subscription { conversationChanged { id } }';
      const { buildConversation } = await import('./testkit/conversations.ts');
      const { id } = await buildConversation(fd, acme, { assigneeId: limited.memberId });
      const sockets = [await signedInSocket(place.address, limited), await signedInSocket(place.address, limited)];
      for (const open of sockets) await subscribed(place.fd, open, 50, query);
      const statements = await statementsOf(async () => {
        await publish({ topic: 'conversation', workspaceId: acme.id, id, kind: 'UPDATED' });
        for (const open of sockets) await open.received('next', 50);
      });
      expect(reconcileAttempts(statements)).toBe(1);
      expect(statements.filter((text) => text.includes("select 'yes'"))).toHaveLength(1);
    });
  });

  it('a caller whose session ended is disconnected at the next event, on every subscription [S7]', async () => {
    await beside(wide({}), async (place) => {
      const member = await buildMember(fd, acme, { role: 'owner' });
      const open = await signedInSocket(place.address, member);
      await subscribed(place.fd, open, 20);
      await publish(aLead(acme.id));
      await open.received('next', 20);
      // The session is revoked without a change event, as if the event was lost.
      await rows(fd, 'update sessions set revoked_at = now() where user_id = $1', [member.userId]);
      await publish(aLead(acme.id));
      expect(await open.closed).toBe(4401);
      expect(open.messages.filter(({ type }) => type === 'next')).toHaveLength(20);
    });
  });
});

describe('a socket that does not authenticate', () => {
  const SOON = { ...SOCKET_LIMITS, authenticateMs: 300 };

  it.each<[string, (open: OpenSocket) => void, number]>([
    ['says nothing', () => {}, 4408],
    ['shows no credential', ({ send }) => send({ type: 'connection_init' }), 4401],
    [
      'shows one that is not valid',
      ({ send }) => send({ type: 'connection_init', payload: { accessToken: 'x' } }),
      4401,
    ],
  ])('is closed after a few seconds when it %s [S7]', async (_what, begin, code) => {
    await beside(SOON, async (place) => {
      const known = await signedInSocket(place.address, acme.owner);
      const open = await openSocket(place.address);
      if (typeof open === 'number') throw new Error(`It was refused with ${open}.`);
      begin(open);
      expect(await open.closed).toBe(code);
      // A socket that presented a valid credential is not closed.
      await subscribed(place.fd, known, 1);
      known.socket.terminate();
    });
  });

  const from = (ip: string) => ({ 'x-forwarded-for': ip });
  const FEW = { ...SOCKET_LIMITS, anonymous: { address: 2, total: 3 }, sockets: { address: 3 } };

  it('has a slot only up to a limit for its address, and in total [S7]', async () => {
    await beside(FEW, async (place) => {
      const open = async (ip: string) => {
        const socket = await openSocket(place.address, from(ip));
        return typeof socket === 'number' ? socket : socket;
      };
      const first = await open('203.0.113.1');
      const second = await open('203.0.113.1');
      expect([typeof first, typeof second]).toEqual(['object', 'object']);
      expect(await open('203.0.113.1')).toBe(429);
      const elsewhere = await open('203.0.113.2');
      expect(typeof elsewhere).toBe('object');
      expect(await open('203.0.113.3')).toBe(429);
      // Authenticating frees the place of the unauthenticated connection.
      await (first as OpenSocket).authenticate(acme.owner);
      expect(typeof (await open('203.0.113.1'))).toBe('object');
      // Closing an unauthenticated connection frees its place as well.
      (second as OpenSocket).socket.close();
      await (second as OpenSocket).closed;
      await until('a free place', async () => typeof (await open('203.0.113.3')) === 'object');
    });
  });

  it('counts with all others of its /64 [S7] [S11]', async () => {
    await beside(FEW, async (place) => {
      for (const ip of ['2001:db8::1', '2001:db8::2'])
        expect(typeof (await openSocket(place.address, from(ip)))).toBe('object');
      expect(await openSocket(place.address, from('2001:db8::3'))).toBe(429);
      expect(typeof (await openSocket(place.address, from('2001:db8:0:1::1')))).toBe('object');
    });
  });

  it('and authenticated sockets share a limit for their address [S7]', async () => {
    await beside(FEW, async (place) => {
      const caller = { ...acme.owner, headers: from('203.0.113.1') };
      for (let n = 0; n < 3; n += 1) await signedInSocket(place.address, caller);
      expect(await openSocket(place.address, from('203.0.113.1'))).toBe(429);
      await signedInSocket(place.address, { ...caller, headers: from('203.0.113.2') });
    });
  });
});
