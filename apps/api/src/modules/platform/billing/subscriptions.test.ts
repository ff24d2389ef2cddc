import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildUser,
  type Member,
  type Person,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildUsageHour } from '../../../../test/testkit/usage.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(fd, 'truncate endpoint_weights, plans, plan_versions, payment_prices, subscriptions');
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const PLAN =
  'workspacePlan { slug planName status limits { meter included used reachedPercent } subscription { id planName versionNumber status interval seats startsAt endsAt overrides { features limits { meter included mode } } priceMinor currency note } }';
const create = (input: object) =>
  mutate(fd, pia, 'createManualSubscription', { workspace: acme.slug, interval: 'MONTH', ...input }, PLAN);
const ENTITLEMENTS =
  '{ entitlements { billing planName status features limits { meter unit included mode used reachedPercent forecast resetsAt } } }';
const entitlementsOf = async (who: Caller) => (await as(fd, who).ok(ENTITLEMENTS)).entitlements;
const daysFromNow = (days: number) => new Date(fd.services.clock().getTime() + days * 86_400_000);

interface Page {
  readonly nodes: readonly { readonly slug: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('a manual subscription [WC-29]', () => {
  it('gives a workspace a plan with overrides, and another workspace nothing', async () => {
    const limits = [{ meter: 'members', included: 3, mode: 'HARD' } as const];
    const planVersionId = await buildPlanVersion(fd, { features: ['campaigns'], limits });
    const overrides = { features: ['SEQUENCES'], limits: [{ meter: 'CONTACTS', included: 100, mode: 'SOFT' }] };
    const price = { priceMinor: 990, currency: 'EUR', note: 'Agreed in a call.' };
    const made = await create({ planVersionId, seats: 5, overrides, ...price });
    expect(made).toMatchObject({
      outcome: 'ok',
      workspacePlan: {
        slug: acme.slug,
        planName: 'Starter',
        status: 'ACTIVE',
        subscription: { versionNumber: 1, seats: 5, endsAt: null, overrides, ...price },
      },
    });
    expect(await entitlementsOf(acme.owner)).toMatchObject({
      billing: 'MANUAL',
      planName: 'Starter',
      features: ['CAMPAIGNS', 'SEQUENCES'],
      limits: [
        { meter: 'CONTACTS', included: 100, mode: 'SOFT' },
        { meter: 'MEMBERS', included: 5, mode: 'HARD', unit: 'COUNT', resetsAt: null },
      ],
    });
    expect(await entitlementsOf(globex.owner)).toMatchObject({ planName: null, status: null, limits: [] });
    const read = '{ manualSubscription { planName priceMinor note } }';
    expect(await as(fd, acme.owner).ok(read)).toEqual({
      manualSubscription: { planName: 'Starter', priceMinor: 990, note: 'Agreed in a call.' },
    });
    expect(await as(fd, globex.owner).ok(read)).toEqual({ manualSubscription: null });
    const adam = await buildMember(fd, acme, { role: 'admin' });
    expect((await as(fd, adam).run(read)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['an end before the start', { endsAt: '2020-01-01T00:00:00.000Z' }, 'SUBSCRIPTION_PERIOD_INVALID', 'endsAt'],
    ['no seats', { seats: 0 }, 'SUBSCRIPTION_SEATS_INVALID', 'seats'],
    ['a price without a currency', { priceMinor: 5 }, 'SUBSCRIPTION_PRICE_INVALID', 'priceMinor'],
    ['a negative price', { priceMinor: -5, currency: 'EUR' }, 'SUBSCRIPTION_PRICE_INVALID', 'priceMinor'],
    ['another currency', { priceMinor: 5, currency: 'XTS' }, 'SUBSCRIPTION_PRICE_INVALID', 'priceMinor'],
    ['a long note', { note: 'x'.repeat(501) }, 'SUBSCRIPTION_NOTE_TOO_LONG', 'note'],
    [
      'a negative limit',
      { overrides: { features: [], limits: [{ meter: 'MEMBERS', included: -1, mode: 'HARD' }] } },
      'PLAN_LIMIT_INVALID',
      'overrides.limits',
    ],
  ])('is refused with %s', async (_what, over, code, field) => {
    const planVersionId = await buildPlanVersion(fd);
    expect(await create({ planVersionId, ...over })).toMatchObject({ code, field });
    expect(await create({ planVersionId })).toMatchObject({ outcome: 'ok' });
  });

  it('is refused for a draft, an archived plan, too few seats and an unknown workspace', async () => {
    const draft = await buildPlanVersion(fd, { isDraft: true });
    expect(await create({ planVersionId: draft })).toMatchObject({ outcome: 'PLAN_VERSION_NOT_PUBLISHED' });
    const planVersionId = await buildPlanVersion(fd);
    await rows(
      fd,
      'update plans set archived_at = now() where id = (select plan_id from plan_versions where id = $1)',
      [planVersionId],
    );
    expect(await create({ planVersionId })).toMatchObject({ outcome: 'PLAN_ARCHIVED' });
    const open = await buildPlanVersion(fd);
    await buildMember(fd, acme, {});
    expect(await create({ planVersionId: open, seats: 1 })).toMatchObject({ outcome: 'SUBSCRIPTION_SEATS_TOO_FEW' });
    const input = { workspace: 'unknown', planVersionId: open, interval: 'MONTH' };
    expect(await outcome(fd, pia, 'createManualSubscription', input)).toBe('NOT_FOUND');
    expect(await create({ planVersionId: open, seats: 2 })).toMatchObject({ outcome: 'ok' });
  });

  it('is the only one of a workspace, also with concurrent requests, and does not overlap an ended one', async () => {
    const planVersionId = await buildPlanVersion(fd);
    const answers = await Promise.all([1, 2, 3].map(() => create({ planVersionId })));
    expect(answers.map((answer) => answer.outcome).sort()).toEqual([
      'SUBSCRIPTION_OVERLAPS',
      'SUBSCRIPTION_OVERLAPS',
      'ok',
    ]);
    const id = answers.find((answer) => answer.outcome === 'ok')?.workspacePlan.subscription.id;
    fd.advance({ minutes: 1 });
    expect(await outcome(fd, pia, 'endManualSubscription', { id })).toBe('ok');
    expect(await outcome(fd, pia, 'endManualSubscription', { id })).toBe('SUBSCRIPTION_ENDED');
    expect(await outcome(fd, pia, 'updateManualSubscription', { id, planVersionId, interval: 'YEAR' })).toBe(
      'SUBSCRIPTION_ENDED',
    );
    const startsAt = new Date(fd.services.clock().getTime() - 120_000).toISOString();
    expect(await create({ planVersionId, startsAt })).toMatchObject({ outcome: 'SUBSCRIPTION_OVERLAPS' });
    fd.advance({ seconds: 1 });
    expect(await create({ planVersionId })).toMatchObject({ outcome: 'ok' });
  });

  it('is changed by its id, keeps its start, and can keep a plan that was archived since', async () => {
    const planVersionId = await buildPlanVersion(fd);
    const { workspacePlan } = await create({ planVersionId });
    const { id, startsAt } = workspacePlan.subscription;
    await rows(fd, 'update plans set archived_at = now()');
    const input = { id, planVersionId, interval: 'YEAR', endsAt: daysFromNow(30).toISOString(), seats: 9 };
    const changed = await mutate(fd, pia, 'updateManualSubscription', input, PLAN);
    expect(changed.workspacePlan.subscription).toMatchObject({ id, startsAt, interval: 'YEAR', seats: 9 });
    const early = { ...input, endsAt: startsAt };
    expect(await outcome(fd, pia, 'updateManualSubscription', early)).toBe('SUBSCRIPTION_PERIOD_INVALID');
    const other = { ...input, planVersionId: await buildPlanVersion(fd, { isDraft: true }) };
    expect(await outcome(fd, pia, 'updateManualSubscription', other)).toBe('PLAN_VERSION_NOT_PUBLISHED');
    const unknown = { ...input, id: '0190e7a4-0000-7000-8000-000000000001' };
    expect(await outcome(fd, pia, 'updateManualSubscription', unknown)).toBe('NOT_FOUND');
  });
});

describe('entitlements [BL-10]', () => {
  it('follow the status of the subscription, and the default plan applies otherwise', async () => {
    await buildPlanVersion(fd, { name: 'Free', features: [], isDefault: true });
    const planVersionId = await buildPlanVersion(fd, { graceDays: 2 });
    const [startsAt, endsAt] = [daysFromNow(1), daysFromNow(3)];
    const id = await buildSubscription(fd, acme, { planVersionId, startsAt, endsAt });
    const owner = async () => signedInAgain(fd, acme.owner);
    const now = async () => {
      const { planName, status } = await entitlementsOf(await owner());
      return [planName, status];
    };
    expect(await now()).toEqual(['Free', 'SCHEDULED']);
    fd.advance({ days: 1 });
    expect(await now()).toEqual(['Starter', 'ACTIVE']);
    fd.advance({ days: 2 });
    expect(await now()).toEqual(['Starter', 'PAST_DUE']);
    fd.advance({ days: 2 });
    expect(await now()).toEqual(['Free', 'EXPIRED']);
    const admin = await signedInAgain(fd, pia);
    await outcome(fd, admin, 'endManualSubscription', { id });
    expect(await now()).toEqual(['Free', null]);
  });

  it('show live usage of the month, with a forecast', async () => {
    const limits = [{ meter: 'messages_out', included: 100, mode: 'SOFT' } as const];
    await buildSubscription(fd, acme, { planVersionId: await buildPlanVersion(fd, { limits }) });
    const hour = new Date(Math.floor(fd.services.clock().getTime() / 3_600_000) * 3_600_000);
    await buildUsageHour(fd, acme, { quantity: 85, hour });
    await buildUsageHour(fd, acme, { quantity: 500, hour, traffic: 'SIMULATED' });
    await buildUsageHour(fd, globex, { quantity: 700, hour });
    const { limits: shown } = await entitlementsOf(await signedInAgain(fd, acme.owner));
    expect(shown).toMatchObject([{ meter: 'MESSAGES_OUT', used: 85, included: 100, reachedPercent: 80 }]);
    expect(Date.parse(shown[0].resetsAt)).toBeGreaterThan(fd.services.clock().getTime());
  });

  it('are unlimited without a plan, and if billing is off', async () => {
    expect(await entitlementsOf(acme.owner)).toMatchObject({ billing: 'MANUAL', planName: null, limits: [] });
    const planVersionId = await buildPlanVersion(fd, { features: [], limits: [] });
    await buildSubscription(fd, acme, { planVersionId });
    expect(await entitlementsOf(acme.owner)).toMatchObject({ planName: 'Starter', features: [] });
    const off = await startFrontdesk({ beside: fd });
    const { entitlements } = await as(off, acme.owner).ok(ENTITLEMENTS);
    expect(entitlements).toMatchObject({ billing: 'OFF', planName: null, limits: [] });
    expect(entitlements.features).toHaveLength(5);
    await off.close();
  });
});

describe('the list of workspaces [WC-33]', () => {
  it('finds workspaces by name or slug, with plan and usage, page by page', async () => {
    await buildSubscription(fd, acme);
    const list =
      'query ($first: Int!, $after: String, $search: String) { workspacePlans(first: $first, after: $after, search: $search) { totalCount pageInfo { hasNextPage endCursor } nodes { id slug planName status } } }';
    const { workspacePlans: found } = await as(fd, pia).ok(list, { first: 10, search: acme.slug });
    expect(found).toMatchObject({
      totalCount: 1,
      nodes: [{ id: acme.id, slug: acme.slug, planName: 'Starter', status: 'ACTIVE' }],
    });
    expect((await as(fd, pia).ok(list, { first: 10, search: '100%' })).workspacePlans.totalCount).toBe(0);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const answer = await as(fd, pia).ok(list, { first: 3, after });
      const { nodes, pageInfo } = answer['workspacePlans'] as Page;
      seen.push(...nodes.map(({ slug }) => slug));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    const [all] = await rows<{ count: number }>(fd, 'select count(*)::int as count from workspaces');
    expect(new Set(seen).size).toBe(all?.count);
    expect(seen).toHaveLength(all?.count ?? 0);
  });
});
