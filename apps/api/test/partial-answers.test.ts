import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller, type GraphQLAnswer } from './testkit/as.ts';
import { buildApiKey, buildLead, buildMember, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { mutate } from './testkit/mutate.ts';
import { statementsOf } from './testkit/query-count.ts';
import { until } from './testkit/until.ts';
import { watch } from './testkit/watch.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const TYPES = ['application/json', 'application/graphql-response+json', '*/*'];
const accepting = (caller: Caller, accept: string) => as(fd, { ...caller, headers: { accept } });
const errorsOf = ({ errors = [] }: Pick<GraphQLAnswer, 'errors'>) =>
  errors.map(({ path, extensions }) => ({ path, code: extensions.code }));

/** Returns the owner of a workspace with two leads, and a key that can read leads but not members and API keys. */
async function setUp() {
  const { acme } = await twoWorkspaces(fd);
  await buildLead(fd, acme);
  await buildLead(fd, acme);
  return { acme, owner: acme.owner, key: await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'] }) };
}

const BOTH = 'query Both { leads(first: 1) { totalCount } apiKeys(first: 1) { totalCount } }';
const FORBIDDEN = [{ path: ['apiKeys'], code: 'FORBIDDEN' }];

describe('a query with a forbidden root field', () => {
  it.each(TYPES)('returns the other root fields with status 200 and one error, for %s [API-03]', async (type) => {
    const { owner, key } = await setUp();
    const answer = await accepting(key, type).run(BOTH);
    expect({ ...answer, errors: errorsOf(answer) }).toMatchObject({
      status: 200,
      data: { leads: { totalCount: 2 }, apiKeys: null },
      errors: FORBIDDEN,
    });
    expect(answer.errors?.[0]?.extensions.requiredPolicy).toBe('api_key.manage_own');
    // Precondition: the owner gets both without an error.
    expect(await accepting(owner, type).ok(BOTH)).toEqual({ leads: { totalCount: 2 }, apiKeys: { totalCount: 1 } });
  });

  it('has the same result as a persisted operation of a key with too few scopes', async () => {
    const { acme, owner } = await setUp();
    const key = await buildApiKey(fd, acme, owner, {
      scopes: ['lead.read'],
      mode: 'PERSISTED_ONLY',
      environment: 'STAGING',
    });
    await mutate(fd, owner, 'createPersistedOperation', { document: BOTH });
    const answer = await as(fd, key).runById(createHash('sha256').update(BOTH).digest('hex'));
    expect({ ...answer, errors: errorsOf(answer) }).toMatchObject({
      status: 200,
      data: { leads: { totalCount: 2 }, apiKeys: null },
      errors: FORBIDDEN,
    });
  });

  it('reads the permitted root fields in one statement', async () => {
    const { key } = await setUp();
    const query = '{ leads(first: 1) { totalCount } leadCounts { count } apiKeys(first: 1) { totalCount } }';
    const sent = await statementsOf(() => as(fd, key).run(query));
    expect(sent.filter((text) => text.includes('leads'))).toHaveLength(1);
  });

  it('has status 403 only if no field was resolved and the client accepts application/graphql-response+json', async () => {
    const { key } = await setUp();
    const query = '{ apiKeys(first: 1) { totalCount } }';
    for (const [type, status] of [
      ['application/graphql-response+json', 403],
      ['application/json', 200],
    ] as const) {
      const answer = await accepting(key, type).run(query);
      expect({ ...answer, errors: errorsOf(answer) }).toMatchObject({
        status,
        data: { apiKeys: null },
        errors: FORBIDDEN,
      });
    }
  });

  it.each(TYPES)('has status 401 for a caller who is not signed in, for %s', async (type) => {
    const answer = await accepting({}, type).run('{ organizations { id } }');
    expect({ ...answer, errors: errorsOf(answer) }).toMatchObject({
      status: 401,
      errors: [{ path: ['organizations'], code: 'UNAUTHENTICATED' }],
    });
  });
});

describe('a forbidden field of an object', () => {
  it('is null with an error at its path, and the rest of the object is returned [API-03]', async () => {
    const { owner, key } = await setUp();
    const query = '{ w: workspace { name n: memberCount } leads(first: 1) { totalCount } }';
    const answer = await as(fd, key).run(query);
    expect({ ...answer, errors: errorsOf(answer) }).toMatchObject({
      status: 200,
      data: { w: { name: 'Acme', n: null }, leads: { totalCount: 2 } },
      errors: [{ path: ['w', 'n'], code: 'FORBIDDEN' }],
    });
    expect((await as(fd, owner).ok(query)).w).toEqual({ name: 'Acme', n: 1 }); // Precondition: the owner can read it.
  });

  it('is null in each item of a list, and is counted once per request', async () => {
    const { acme, owner, key } = await setUp();
    const query = '{ leads(first: 2) { edges { node { name bookings(first: 1) { nodes { id } } } } } }';
    const answer = await as(fd, key).run(query);
    expect(errorsOf(answer)).toEqual(
      [0, 1].map((index) => ({ path: ['leads', 'edges', index, 'node', 'bookings'], code: 'FORBIDDEN' })),
    );
    expect(answer.data?.leads.edges).toEqual([
      { node: { name: expect.any(String), bookings: null } },
      { node: { name: expect.any(String), bookings: null } },
    ]);
    const denials = () =>
      fd.services.database.forWorkspace(acme.id).read((tx) => tx.accessDenial.findMany({ where: { action: 'leads' } }));
    await until('the denial is written', async () => (await denials()).length > 0);
    expect((await denials()).map(({ count }) => count)).toEqual([1]);
    expect((await as(fd, owner).ok(query)).leads.edges[0].node.bookings).toEqual({ nodes: [] }); // Precondition.
  });

  it('refuses a mutation that selects it, and nothing is changed', async () => {
    const { acme, owner } = await setUp();
    const key = await buildApiKey(fd, acme, owner, {
      scopes: ['lead.read', 'lead.manage'],
      environment: 'STAGING',
    });
    const create = (fields: string) =>
      as(fd, key).run(
        `mutation { createLead(input: { name: "Nora", phone: "+442079460099", consent: true }) { lead ${fields} } }`,
      );
    const leads = () => fd.services.database.forWorkspace(acme.id).read((tx) => tx.lead.count());
    const answer = await create('{ name bookings(first: 1) { nodes { id } } }');
    expect({ ...answer, errors: errorsOf(answer) }).toMatchObject({
      data: null,
      errors: [{ path: ['createLead', 'lead', 'bookings'], code: 'FORBIDDEN' }],
    });
    expect(await leads()).toBe(2);
    expect((await create('{ name }')).data?.createLead.lead).toEqual({ name: 'Nora' }); // Precondition.
  });

  it('is null in the events of a subscription', async () => {
    const { acme, owner } = await setUp();
    const member = await buildMember(fd, acme, { role: 'member' });
    const data = { workspaceId: acme.id, memberId: member.memberId, policy: 'booking.read', effect: 'DENY' };
    await fd.services.database.forWorkspace(acme.id).write((tx) => tx.memberGrant.create({ data }));
    const query = 'subscription { leadChanged { kind lead { name bookings(first: 1) { nodes { id } } } } }';
    const watching = watch(fd, await fd.listen(), member, { query });
    try {
      expect(await watching.began).toBeNull();
      await mutate(fd, owner, 'createLead', { name: 'Nora', phone: '+442079460099', consent: true });
      const arrival = (await watching.next()) as unknown as GraphQLAnswer;
      expect(arrival.data).toEqual({ leadChanged: { kind: 'CREATED', lead: { name: 'Nora', bookings: null } } });
      expect(errorsOf(arrival)).toEqual([{ path: ['leadChanged', 'lead', 'bookings'], code: 'FORBIDDEN' }]);
    } finally {
      await watching.close();
    }
  });
});
