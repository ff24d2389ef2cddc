import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription, planOf } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { API_LIMIT_SECONDS } from '../../../rate-limiting/api-limits.ts';
import { BUDGETS } from '../../../rate-limiting/budgets.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate plans, plan_versions, payment_prices, subscriptions, platform_events, endpoint_weights, endpoint_uses',
  );
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const LEADS = '{ leads(first: 10) { edges { node { id name } } } }';
const LEADS_COST = 41;
const withCost = (caller: Caller): Caller => ({ ...caller, headers: { 'x-include-cost': '1' } });
const costOf = async (caller: Caller, query: string): Promise<number> =>
  JSON.parse((await as(fd, withCost(caller)).run(query)).text).extensions.cost.requested;
const effective = () => fd.advance({ seconds: API_LIMIT_SECONDS + 1 });
const subscribe = async (
  workspace: BuiltWorkspace,
  throughput: { requestsPerMinute: number; costPerMinute: number },
) => {
  const planVersionId = await buildPlanVersion(fd, { throughput });
  await buildSubscription(fd, workspace, { planVersionId });
  return planOf(fd, planVersionId);
};
const setWeight = (who: Caller, input: object) =>
  mutate(fd, who, 'updateEndpointWeight', input, 'endpointWeight { id endpoint weight plan { name } }');

describe('the throughput of a plan', () => {
  it('replaces the default budgets of the API keys [BL-09]', async () => {
    await subscribe(acme, { requestsPerMinute: 10, costPerMinute: 50_000 });
    const key = await buildApiKey(fd, acme, acme.owner);
    const first = await as(fd, key).run(LEADS);
    expect(first.headers['ratelimit-policy']).toBe('"requests";q=10;w=60, "cost";q=50000;w=60');
    for (let times = 1; times < 10; times += 1) expect(await as(fd, key).denied(LEADS)).toBeNull();
    const over = await as(fd, key).run(LEADS);
    expect([over.status, over.errors?.[0]?.extensions]).toMatchObject([
      429,
      { code: 'RATE_LIMITED', reason: 'PLAN_THROUGHPUT', retryAfterSeconds: Number(over.headers['retry-after']) },
    ]);
    // Members are not limited, and the other workspace has the default budgets.
    expect(await as(fd, acme.owner).denied(LEADS)).toBeNull();
    const other = await as(fd, await buildApiKey(fd, globex, globex.owner)).run(LEADS);
    expect(other.headers['ratelimit-policy']).toContain(`"requests";q=${BUDGETS.key.requests};`);
  });

  it('is shared by the keys of the workspace, and one key can use a fifth of it', async () => {
    await subscribe(acme, { requestsPerMinute: 10_000, costPerMinute: 600_000 });
    const key = await buildApiKey(fd, acme, acme.owner);
    const { headers } = await as(fd, key).run(LEADS);
    // A fifth of the cost is below the default budget of a key, which therefore applies.
    expect(headers['ratelimit-policy']).toBe(`"requests";q=2000;w=60, "cost";q=${BUDGETS.key.cost};w=60`);
    await rows(fd, 'update rate_limits set points = 10000 where key = $1', [`budget:requests:${acme.id}`]);
    const sibling = await buildApiKey(fd, acme, acme.owner);
    expect(await as(fd, sibling).denied(LEADS)).toBe('RATE_LIMITED');
  });

  it('applies to the leads API', async () => {
    await subscribe(acme, { requestsPerMinute: 1, costPerMinute: 1_000 });
    const key = await buildApiKey(fd, acme, acme.owner);
    const { id } = await buildLead(fd, acme);
    const get = () => fd.app.inject({ url: `/api/leads/${id}`, headers: { authorization: `Bearer ${key.bearer}` } });
    expect((await get()).statusCode).toBe(200);
    const over = await get();
    expect([over.statusCode, over.json()]).toMatchObject([429, { error: { code: 'RATE_LIMITED' } }]);
  });

  it('is replaced by the override of a subscription, after at most 5 seconds, and shown to the workspace', async () => {
    await subscribe(acme, { requestsPerMinute: 10, costPerMinute: 50_000 });
    const key = await buildApiKey(fd, acme, acme.owner);
    const policy = async () => (await as(fd, key).run(LEADS)).headers['ratelimit-policy'];
    expect(await policy()).toContain('"requests";q=10;');
    const overrides = { features: [], limits: [], throughput: { requestsPerMinute: 500, costPerMinute: 900_000 } };
    await rows(fd, 'update subscriptions set overrides = $1', [JSON.stringify(overrides)]);
    effective();
    expect(await policy()).toContain('"requests";q=500;');
    const { entitlements } = await as(fd, acme.owner).ok(
      '{ entitlements { throughput { requestsPerMinute costPerMinute } } }',
    );
    expect(entitlements).toEqual({ throughput: overrides.throughput });
  });

  it.each([
    ['no request', { requestsPerMinute: 0, costPerMinute: 1 }],
    ['a negative cost', { requestsPerMinute: 1, costPerMinute: -1 }],
    ['too many requests', { requestsPerMinute: 1_000_001, costPerMinute: 1 }],
  ])('is refused with %s, in a version and in a subscription', async (_what, throughput) => {
    const planVersionId = await buildPlanVersion(fd);
    const planId = await planOf(fd, planVersionId);
    const version = { planId, features: [], limits: [], prices: [], graceDays: 1, throughput };
    expect(await mutate(fd, pia, 'createPlanVersion', version, 'plan { id }')).toMatchObject({
      code: 'PLAN_THROUGHPUT_INVALID',
      field: 'throughput',
    });
    const overrides = { features: [], limits: [], throughput };
    const subscription = { workspace: acme.slug, planVersionId, interval: 'MONTH', overrides };
    expect(await outcome(fd, pia, 'createManualSubscription', subscription)).toBe('PLAN_THROUGHPUT_INVALID');
  });
});

describe('the weight of an endpoint', () => {
  it('multiplies the cost of its requests after at most 5 seconds, until it is deleted [BL-08] [WC-29]', async () => {
    const key = await buildApiKey(fd, acme, acme.owner);
    expect(await costOf(key, LEADS)).toBe(LEADS_COST);
    const { endpointWeight } = await setWeight(pia, { endpoint: 'leads', weight: 7 });
    expect(endpointWeight).toMatchObject({ endpoint: 'leads', weight: 7, plan: null });
    effective();
    expect(await costOf(key, LEADS)).toBe(7 * LEADS_COST);
    // Other root fields of the request keep their weight, also under an alias.
    expect(
      await costOf(key, `{ mine: leads(first: 10) { edges { node { id name } } } node(id: "${acme.id}") { id } }`),
    ).toBe(7 * LEADS_COST + 2);
    await mutate(fd, pia, 'deleteEndpointWeight', { id: endpointWeight.id }, 'endpointWeight { id }');
    effective();
    expect(await costOf(key, LEADS)).toBe(LEADS_COST);
    const log = await rows<{ name: string }>(fd, 'select name from platform_events order by at, id');
    expect(log.map(({ name }) => name)).toEqual(['endpoint_weight.updated', 'endpoint_weight.deleted']);
  });

  it('of a plan replaces the general one for the workspaces of that plan', async () => {
    const planId = await subscribe(acme, { requestsPerMinute: 100, costPerMinute: 100_000 });
    await setWeight(pia, { endpoint: 'leads', weight: 3 });
    expect((await setWeight(pia, { endpoint: 'leads', weight: 0, planId })).endpointWeight.plan).toEqual({
      name: 'Starter',
    });
    expect(await costOf(await buildApiKey(fd, acme, acme.owner), LEADS)).toBe(0);
    expect(await costOf(await buildApiKey(fd, globex, globex.owner), LEADS)).toBe(3 * LEADS_COST);
  });

  it('of a mutation is counted for each of its fields, so that aliases do not avoid it', async () => {
    await setWeight(pia, { endpoint: 'createLead', weight: 50 });
    const key = await buildApiKey(fd, acme, acme.owner);
    const one = (alias: string) =>
      `${alias}: createLead(input: { name: "", phone: "1", consent: false }) { errors { code } }`;
    expect(await costOf(key, `mutation { ${one('a')} ${one('b')} }`)).toBe(100);
  });

  it('exists once, also if two admins set it at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map((weight) => setWeight(pia, { endpoint: 'leads', weight })));
    const { endpointWeights } = await as(fd, pia).ok('{ endpointWeights(first: 10) { totalCount nodes { weight } } }');
    expect(endpointWeights.totalCount).toBe(1);
  });

  it.each([
    ['an unknown endpoint', { endpoint: 'nothing', weight: 1 }, 'ENDPOINT_UNKNOWN', 'endpoint'],
    ['a subscription', { endpoint: 'leadChanged', weight: 1 }, 'ENDPOINT_UNKNOWN', 'endpoint'],
    ['a negative weight', { endpoint: 'leads', weight: -1 }, 'ENDPOINT_WEIGHT_INVALID', 'weight'],
    ['a weight above 1,000', { endpoint: 'leads', weight: 1_001 }, 'ENDPOINT_WEIGHT_INVALID', 'weight'],
  ])('is refused for %s', async (_what, input, code, field) => {
    expect(await setWeight(pia, input)).toMatchObject({ code, field });
    expect(await rows(fd, 'select 1 from endpoint_weights')).toEqual([]);
  });

  it('is not set by the owner of a workspace [WC-29]', async () => {
    expect(await outcome(fd, acme.owner, 'updateEndpointWeight', { endpoint: 'leads', weight: 0 })).toBe('FORBIDDEN');
    const member = await buildMember(fd, acme, { role: 'admin' });
    expect(await as(fd, member).denied('{ endpointWeights(first: 1) { totalCount } }')).toBe('FORBIDDEN');
  });

  it('is previewed with the requests of the last 7 days, for one plan or for all [BL-08]', async () => {
    const planId = await subscribe(acme, { requestsPerMinute: 100, costPerMinute: 100_000 });
    const [key, other] = [await buildApiKey(fd, acme, acme.owner), await buildApiKey(fd, globex, globex.owner)];
    const stored = async () =>
      Number((await rows<{ sum: string }>(fd, 'select sum(requests) from endpoint_uses'))[0]?.sum ?? 0);
    // Stores the counts of other tests first.
    fd.advance({ minutes: 1 });
    await as(fd, other).run('{ workspace { id } }');
    await until('the counts of other tests', async () => (await stored()) > 0);
    await rows(fd, 'truncate endpoint_uses');
    for (const caller of [key, key]) await as(fd, caller).run(LEADS);
    // Counts are stored together with the next request after 10 seconds.
    fd.advance({ minutes: 1 });
    await as(fd, other).run(LEADS);
    await until('the counted requests', async () => (await stored()) === 3);
    const preview = (weight: number, of: string | null = null) =>
      as(fd, pia).ok(
        `query ($planId: ID) { endpointWeightPreview(input: { endpoint: "leads", weight: ${weight}, planId: $planId }) { requests cost costWithWeight workspaceCount workspaces { slug requests cost costWithWeight } } }`,
        { planId: of },
      );
    const ofAcme = { slug: acme.slug, requests: 2, cost: 2 * LEADS_COST, costWithWeight: 10 * LEADS_COST };
    expect((await preview(5)).endpointWeightPreview).toEqual({
      requests: 3,
      cost: 3 * LEADS_COST,
      costWithWeight: 15 * LEADS_COST,
      workspaceCount: 2,
      workspaces: [ofAcme, { slug: globex.slug, requests: 1, cost: LEADS_COST, costWithWeight: 5 * LEADS_COST }],
    });
    expect((await preview(5, planId)).endpointWeightPreview).toMatchObject({ requests: 2, workspaces: [ofAcme] });
    await rows(fd, `update endpoint_uses set hour = hour - interval '8 days'`);
    expect((await preview(5)).endpointWeightPreview).toMatchObject({ requests: 0, workspaceCount: 0 });
  });
});
