import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BUDGETS, budgetHeaders } from '../src/rate-limiting/budgets.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey, buildLead, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { rows } from './testkit/rows.ts';
import { until } from './testkit/until.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
  // The headers contain seconds, which would differ on a busy machine.
  fd.freeze();
});
afterAll(() => fd.close());

const LEADS = '{ leads(first: 10) { edges { node { id name } } } }';
const remaining = ({ headers }: { headers: Record<string, unknown> }) =>
  Object.fromEntries(
    [...String(headers.ratelimit).matchAll(/"(\w+)";r=(\d+)/g)].map(([, name, r]) => [name, Number(r)]),
  );
const spend = (what: 'requests' | 'cost', id: string, points: number) =>
  rows(fd, `update rate_limits set points = $2 where key = $1`, [`budget:${what}:${id}`, points]);

describe('API4 the budget of a key', () => {
  it('is reported with every answer, and decreases with each by its cost', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const first = await as(fd, key).run(LEADS);
    expect(first.headers['ratelimit-policy']).toBe(
      `"requests";q=${BUDGETS.key.requests};w=60, "cost";q=${BUDGETS.key.cost};w=60`,
    );
    expect(remaining(first)).toEqual({ requests: BUDGETS.key.requests - 1, cost: BUDGETS.key.cost - 41 });
    const taken = () =>
      rows<{ points: number }>(fd, 'select points from rate_limits where key = $1', [`budget:cost:${key.id}`]);
    await until('what it cost', async () => (await taken())[0]?.points === 41);
    // A denied request uses the budget as well.
    const denied = await as(fd, key).run('{ members(first: 1) { totalCount } }');
    expect(remaining(denied)).toEqual({ requests: BUDGETS.key.requests - 2, cost: BUDGETS.key.cost - 42 });
  });

  it('does not change the body of a response, unless the caller requests the cost', async () => {
    const { acme } = await twoWorkspaces(fd);
    await buildLead(fd, acme);
    const key = await buildApiKey(fd, acme, acme.owner);
    const [plain, again] = [await as(fd, key).run(LEADS), await as(fd, key).run(LEADS)];
    expect(again.text).toBe(plain.text);
    expect(JSON.parse(plain.text)).toEqual({ data: plain.data });
    const asking: Caller = { ...key, headers: { 'x-include-cost': '1' } };
    for (const query of [LEADS, '{ members(first: 1) { totalCount } }', '{ nonsense }']) {
      const answer = JSON.parse((await as(fd, asking).run(query)).text);
      const bare = JSON.parse((await as(fd, key).run(query)).text);
      expect(answer.extensions.cost).toEqual({
        requested: query === LEADS ? 41 : 1,
        remaining: expect.any(Number),
        resetAt: expect.stringMatching(/^\d{4}-.*Z$/),
      });
      expect(answer.data).toEqual(bare.data);
      expect(answer.errors?.length).toBe(bare.errors?.length);
    }
  });

  it.each([
    ['requests of the key', 'requests', 'key'],
    ['requests of the workspace', 'requests', 'workspace'],
    ['cost of the key', 'cost', 'key'],
    ['cost of the workspace', 'cost', 'workspace'],
  ] as const)('is used up by %s, reports when it resets, and resets', async (_what, what, of) => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const sibling = await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING' });
    await as(fd, key).run(LEADS);
    await spend(what, of === 'key' ? key.id : acme.id, BUDGETS[of][what]);
    const over = await as(fd, key).run(LEADS);
    expect(over).toMatchObject({ status: 429 });
    expect(over.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    expect(remaining(over)[what]).toBe(0);
    // Each API key has its own budget, and all keys of a workspace share the workspace budget. Members have no
    // budget.
    expect(await as(fd, sibling).denied(LEADS)).toBe(of === 'key' ? null : 'RATE_LIMITED');
    const ada = await as(fd, acme.owner).run(LEADS);
    expect([ada.status, ada.headers.ratelimit]).toEqual([200, undefined]);
    fd.advance({ seconds: 61 });
    expect(await as(fd, key).denied(LEADS)).toBeNull();
  });

  it('is available again after exactly the time that Retry-After says [API-18]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    await as(fd, key).run(LEADS);
    fd.advance({ seconds: 40 });
    await spend('requests', key.id, BUDGETS.key.requests);
    const over = await as(fd, key).run(LEADS);
    const wait = Number(over.headers['retry-after']);
    expect(over.headers.ratelimit).toContain(`"requests";r=0;t=${wait}`);
    fd.advance({ seconds: wait - 1 });
    expect(await as(fd, key).denied(LEADS)).toBe('RATE_LIMITED');
    fd.advance({ seconds: 1 });
    expect(await as(fd, key).denied(LEADS)).toBeNull();
  });

  it('counts the window before in proportion, so that a minute never permits twice the limit [BL-09]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    await as(fd, key).run(LEADS);
    await spend('requests', key.id, BUDGETS.key.requests);
    fd.advance({ seconds: 75 });
    // A quarter of the window has passed, so three quarters of the window before count.
    const next = await as(fd, key).run(LEADS);
    expect(remaining(next).requests).toBe(BUDGETS.key.requests / 4 - 1);
  });

  it('does not count refused requests [BL-09]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    await as(fd, key).run(LEADS);
    await spend('requests', key.id, BUDGETS.key.requests);
    const counted = () =>
      rows<{ points: number }>(fd, 'select points from rate_limits where key = $1', [`budget:requests:${acme.id}`]);
    const before = await counted();
    for (let times = 0; times < 3; times += 1) expect(await as(fd, key).denied(LEADS)).toBe('RATE_LIMITED');
    expect(await counted()).toEqual(before);
  });

  it('permits requests while the counter fails, and logs the failure [BL-09]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    await as(fd, key).run(LEADS);
    await spend('requests', key.id, BUDGETS.key.requests);
    expect(await as(fd, key).denied(LEADS)).toBe('RATE_LIMITED'); // Precondition: the counter works.
    const logged = jest.spyOn(fd.services.log, 'error').mockImplementation(() => {});
    await rows(fd, 'alter table rate_limits rename column prior to away');
    try {
      const { status, headers } = await as(fd, key).run(LEADS);
      expect([status, headers.ratelimit]).toEqual([200, undefined]);
      expect(logged).toHaveBeenCalledWith(expect.anything(), 'the budget of an API key could not be counted');
    } finally {
      await rows(fd, 'alter table rate_limits rename column away to prior');
      logged.mockRestore();
    }
    expect(await as(fd, key).denied(LEADS)).toBe('RATE_LIMITED');
  });

  it('counts concurrent requests exactly', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const answers = await Promise.all(Array.from({ length: 20 }, () => as(fd, key).run(LEADS)));
    const left = answers.map((answer) => remaining(answer).requests as number).sort((one, other) => one - other);
    expect(left[0]).toBe(BUDGETS.key.requests - 20);
    const counted = await rows(fd, 'select points from rate_limits where key = $1', [`budget:requests:${key.id}`]);
    expect(counted).toEqual([{ points: 20 }]);
  });
});

describe('docs/rate-limits.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/rate-limits.md'), 'utf8');

  it('shows the headers of the current budgets [API-18]', () => {
    const requests = { quota: 600, left: 599, resetSeconds: 102 };
    const cost = { quota: 200_000, left: 199_959, resetSeconds: 102 };
    const headers = budgetHeaders({ requests, cost, ofKey: BUDGETS.key });
    for (const [name, value] of Object.entries(headers)) expect(text).toContain(`${name}: ${value}`);
    for (const budget of [BUDGETS.key, BUDGETS.workspace]) {
      expect(text).toContain(`| ${budget.requests.toLocaleString('en-US')} `);
      expect(text).toContain(`| ${budget.cost.toLocaleString('en-US')} `);
    }
  });
});
