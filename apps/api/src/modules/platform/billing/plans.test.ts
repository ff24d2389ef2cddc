import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(fd, 'truncate endpoint_weights, plans, plan_versions, payment_prices, subscriptions, platform_events');
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const PLAN = { key: 'starter', name: 'Starter', description: 'For one team.', visibility: 'PUBLIC' };
const VERSION = {
  features: ['CAMPAIGNS'],
  limits: [{ meter: 'MEMBERS', included: 3, mode: 'HARD' }],
  prices: [{ currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 900 }],
  graceDays: 14,
};
const FIELDS =
  'plan { id key isDefault archivedAt versions { id number features limits { meter included mode } prices { currency interval baseMinor perSeatMinor } graceDays publishedAt subscriptionCount } }';

const create = (who: Caller, name: string, input: object) => mutate(fd, who, name, input, FIELDS);
const newPlan = async () => (await create(pia, 'createPlan', PLAN)).plan.id as string;
const newVersion = async (planId: string, over: object = {}) =>
  (await create(pia, 'createPlanVersion', { planId, ...VERSION, ...over })).plan.versions[0].id as string;
const log = async () =>
  (await rows<{ name: string }>(fd, 'select name from platform_events order by at, id')).map(({ name }) => name);

describe('a plan', () => {
  it('is created, gets a version, and is published by a global admin [WC-29]', async () => {
    const planId = await newPlan();
    const id = await newVersion(planId);
    const draft = { id, number: 1, ...VERSION, publishedAt: null, subscriptionCount: 0 };
    const { plans } = await as(fd, pia).ok(`{ plans(first: 10) { totalCount nodes ${FIELDS.slice(5)} } }`);
    expect(plans).toMatchObject({ totalCount: 1, nodes: [{ key: 'starter', isDefault: false, versions: [draft] }] });
    const { plan } = await create(pia, 'publishPlanVersion', { id });
    expect(plan.versions[0]).toEqual({ ...draft, publishedAt: expect.any(String) });
    expect(await create(pia, 'publishPlanVersion', { id })).toMatchObject({ outcome: 'PLAN_VERSION_PUBLISHED' });
    await newVersion(planId, { graceDays: 0 });
    expect(await log()).toEqual([
      'plan.created',
      'plan_version.created',
      'plan_version.published',
      'plan_version.created',
    ]);
  });

  it.each([
    ['a short key', { key: 'x' }, 'PLAN_KEY_INVALID', 'key'],
    ['a key with spaces', { key: 'two words' }, 'PLAN_KEY_INVALID', 'key'],
    ['no name', { name: ' ' }, 'NAME_INVALID', 'name'],
    ['a long description', { description: 'x'.repeat(501) }, 'PLAN_DESCRIPTION_TOO_LONG', 'description'],
  ])('is refused with %s', async (_what, over, code, field) => {
    expect(await create(pia, 'createPlan', { ...PLAN, ...over })).toMatchObject({ code, field });
    expect(await log()).toEqual([]);
  });

  it('has a key that no other plan has, also with concurrent requests', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => outcome(fd, pia, 'createPlan', PLAN)));
    expect(answers.sort()).toEqual(['PLAN_KEY_TAKEN', 'PLAN_KEY_TAKEN', 'ok']);
  });

  it.each([
    ['a negative limit', { limits: [{ meter: 'MEMBERS', included: -1, mode: 'HARD' }] }, 'PLAN_LIMIT_INVALID'],
    ['half a member', { limits: [{ meter: 'MEMBERS', included: 1.5, mode: 'HARD' }] }, 'PLAN_LIMIT_INVALID'],
    ['a meter twice', { limits: [VERSION.limits[0], VERSION.limits[0]] }, 'PLAN_LIMIT_INVALID'],
    [
      'a hard limit that is not enforced',
      { limits: [{ meter: 'STORAGE_BYTES', included: 1, mode: 'HARD' }] },
      'PLAN_LIMIT_NOT_ENFORCEABLE',
    ],
    ['another currency', { prices: [{ ...VERSION.prices[0], currency: 'XTS' }] }, 'PLAN_CURRENCY_UNKNOWN'],
    ['a negative price', { prices: [{ ...VERSION.prices[0], baseMinor: -1 }] }, 'PLAN_PRICE_INVALID'],
    ['a price twice', { prices: [VERSION.prices[0], VERSION.prices[0]] }, 'PLAN_PRICE_INVALID'],
    ['a long grace period', { graceDays: 91 }, 'PLAN_GRACE_INVALID'],
    ['an unknown meter', { limits: [{ meter: 'MOONS', included: 1, mode: 'HARD' }] }, 'VALIDATION_FAILED'],
    ['an unknown feature', { features: ['MOONS'] }, 'VALIDATION_FAILED'],
  ])('gets no version with %s', async (_what, over, code) => {
    const planId = await newPlan();
    expect(await outcome(fd, pia, 'createPlanVersion', { planId, ...VERSION, ...over })).toBe(code);
    expect(await outcome(fd, pia, 'createPlanVersion', { planId, ...VERSION })).toBe('ok');
  });

  it('does not publish an empty version, and does not change after it was archived', async () => {
    const planId = await newPlan();
    const empty = await newVersion(planId, { features: [], limits: [], prices: [] });
    expect(await outcome(fd, pia, 'publishPlanVersion', { id: empty })).toBe('PLAN_VERSION_EMPTY');
    const draft = await newVersion(planId);
    const { plan } = await create(pia, 'archivePlan', { id: planId });
    expect(plan.archivedAt).toEqual(expect.any(String));
    expect(await outcome(fd, pia, 'publishPlanVersion', { id: draft })).toBe('PLAN_ARCHIVED');
    expect(await outcome(fd, pia, 'createPlanVersion', { planId, ...VERSION })).toBe('PLAN_ARCHIVED');
    expect(await outcome(fd, pia, 'updateDefaultPlan', { id: planId, isDefault: true })).toBe('PLAN_ARCHIVED');
    expect(await outcome(fd, pia, 'archivePlan', { id: planId })).toBe('ok');
    expect((await log()).filter((name) => name === 'plan.archived')).toHaveLength(1);
  });

  it('is the default of the platform only once, also with concurrent requests', async () => {
    const planId = await newPlan();
    expect(await outcome(fd, pia, 'updateDefaultPlan', { id: planId, isDefault: true })).toBe('PLAN_NOT_PUBLISHED');
    await buildPlanVersion(fd);
    await buildPlanVersion(fd);
    const plans = await rows<{ id: string }>(fd, 'select plan_id as id from plan_versions');
    const answers = await Promise.all(
      plans.map(({ id }) => outcome(fd, pia, 'updateDefaultPlan', { id, isDefault: true })),
    );
    expect(answers).toEqual(['ok', 'ok']);
    expect(await rows(fd, 'select 1 from plans where is_default')).toHaveLength(1);
  });

  it('has published versions that the database does not change [BL-07]', async () => {
    const id = await buildPlanVersion(fd);
    const draft = await buildPlanVersion(fd, { isDraft: true });
    const change = (version: string) =>
      fd.services.database.system.write((tx) =>
        tx.planVersion.updateMany({ where: { id: version }, data: { graceDays: 1 } }),
      );
    await expect(change(id)).rejects.toThrow(/published plan version/);
    expect(await change(draft)).toEqual({ count: 1 });
    const own = fd.services.database.forWorkspace(acme.id);
    await expect(own.write((tx) => tx.planVersion.updateMany({ data: { graceDays: 1 } }))).rejects.toThrow(
      /permission/,
    );
    await expect(own.write((tx) => tx.plan.updateMany({ data: { name: 'Mine' } }))).rejects.toThrow(/permission/);
  });
});

describe('only a global admin changes plans and subscriptions [WC-29] [WC-33]', () => {
  const inputs = async (): Promise<Record<string, object>> => {
    const id = await buildSubscription(fd, globex);
    const planVersionId = await buildPlanVersion(fd);
    const draft = await buildPlanVersion(fd, { isDraft: true });
    const [{ plan_id: planId }] = (await rows(fd, 'select plan_id from plan_versions where id = $1', [draft])) as [
      { plan_id: string },
    ];
    const terms = { planVersionId, interval: 'MONTH' };
    return {
      createPlan: PLAN,
      createPlanVersion: { planId, ...VERSION },
      publishPlanVersion: { id: draft },
      updateDefaultPlan: { id: planId, isDefault: true },
      createManualSubscription: { workspace: acme.slug, ...terms },
      updateManualSubscription: { id, ...terms },
      endManualSubscription: { id },
      archivePlan: { id: planId },
    };
  };

  it('and an owner, an admin with billing.admin, a user and an API key do not', async () => {
    const changes = await inputs();
    const schema = await as(fd, pia).ok('{ __schema { mutationType { fields { name } } } }');
    const named = schema.__schema.mutationType.fields
      .map(({ name }: { name: string }) => name)
      .filter((name: string) => /Plan(Version)?$|ManualSubscription$/.test(name));
    expect(named.sort()).toEqual(Object.keys(changes).sort());
    const adam = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'billing.admin' }] });
    const own = await buildMember(fd, globex, { role: 'owner' });
    const key = await buildApiKey(fd, acme, acme.owner);
    const callers: Record<string, Caller> = { owner: acme.owner, adam, own, user: await buildUser(fd), key };
    for (const [who, caller] of Object.entries(callers))
      for (const [name, input] of Object.entries(changes)) {
        const answer = await outcome(fd, caller, name, input);
        expect(`${who} ${name} ${answer}`).toMatch(/ (FORBIDDEN|UNAUTHENTICATED)$/);
      }
    expect(await log()).toEqual([]);
    for (const [name, input] of Object.entries(changes)) expect(await outcome(fd, pia, name, input)).toBe('ok');
  });

  it('and the lists of plans and workspaces are not visible to others', async () => {
    const adam = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'billing.admin' }] });
    const lists = ['plans(first: 10) { totalCount }', 'workspacePlans(first: 10) { totalCount }', 'billingMode'];
    for (const list of lists) {
      for (const who of [acme.owner, adam, await buildUser(fd)]) {
        const { errors } = await as(fd, who).run(`{ ${list} }`);
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
      expect(await as(fd, pia).ok(`{ ${list} }`)).toBeDefined();
    }
  });

  it('and the role does not open the conversations of a workspace [WC-35]', async () => {
    const inAcme = { bearer: pia.bearer, workspace: acme.slug };
    await as(fd, inAcme).ok('{ workspacePlans(first: 10) { totalCount } }');
    const read = await as(fd, inAcme).run('{ conversations(first: 1) { totalCount } }');
    expect(read.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const id = '0190e7a4-0000-7000-8000-000000000001';
    const sent = await outcome(fd, inAcme, 'sendMessage', { conversationId: id, body: 'Hello' });
    expect(sent).toBe('NOT_FOUND');
    // Precondition: the owner can read them.
    expect(await as(fd, acme.owner).ok('{ conversations(first: 1) { totalCount } }')).toBeDefined();
  });
});
