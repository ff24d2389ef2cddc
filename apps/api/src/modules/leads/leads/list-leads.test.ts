import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  buildWorkspace,
  type Member,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

interface Listing {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string; name: string } }[];
}

const LIST = `query ($first: Int!, $after: String, $filter: LeadFilter) {
  leads(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } edges { node { id name } } }
}`;

const list = async (who: Member, variables: object): Promise<Listing> =>
  (await as(fd, who).ok(LIST, { first: 100, ...variables })).leads;
const found = async (who: Member, filter: object) =>
  (await list(who, { filter })).edges.map(({ node }) => node.name).sort();

async function acmeWithAda(): Promise<BuiltWorkspace & { ada: Member }> {
  const acme = await buildWorkspace(fd);
  return { ...acme, ada: await buildMember(fd, acme, { role: 'owner' }) };
}

describe('the pages of the leads', () => {
  it('contain each lead once, newest first, although many have the same time', async () => {
    const { ada, ...acme } = await acmeWithAda();
    const noon = new Date('2026-11-20T12:00:00.000Z');
    for (let i = 0; i < 12; i += 1) await buildLead(fd, acme, { createdAt: noon });
    const older = await buildLead(fd, acme, { createdAt: new Date('2026-11-20T11:00:00.000Z') });
    const newest = await buildLead(fd, acme, { createdAt: new Date('2026-11-20T13:00:00.000Z') });

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Listing = await list(ada, { first: 3, after });
      expect(page.totalCount).toBe(14);
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(14);
    expect(seen).toHaveLength(14);
    expect(seen[0]).toBe(newest.id);
    expect(seen.at(-1)).toBe(older.id);
  });

  it('do not shift when a lead arrives or is deleted between pages', async () => {
    const { ada, ...acme } = await acmeWithAda();
    const made = [];
    for (let hour = 1; hour <= 6; hour += 1)
      made.push(await buildLead(fd, acme, { createdAt: new Date(Date.UTC(2026, 10, 20, hour)) }));
    const first = await list(ada, { first: 3 });
    await buildLead(fd, acme, { createdAt: new Date(Date.UTC(2026, 10, 21)) });
    await as(fd, ada).ok('mutation ($id: ID!) { deleteLead(id: $id) { __typename } }', { id: made[3]?.id });
    const second = await list(ada, { first: 3, after: first.pageInfo.endCursor });
    expect(second.edges.map(({ node }) => node.id)).toEqual([made[2]?.id, made[1]?.id, made[0]?.id]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('are empty if there are no leads', async () => {
    const { ada } = await acmeWithAda();
    expect(await list(ada, {})).toEqual({
      totalCount: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [],
    });
  });

  it.each([
    ['no page at all', { first: 0 }],
    ['a page backwards', { first: -5 }],
    ['a page of a hundred and one', { first: 101 }],
    ['a place that is none', { after: 'nonsense' }],
    [
      'a place of SQL',
      { after: Buffer.from(`Lead.createdAt.desc 2026-11-20T12:00:00.000Z ' or true --`).toString('base64url') },
    ],
    [
      'a time that never was',
      {
        after: Buffer.from(
          'Lead.createdAt.desc 2026-19-39T12:00:00.000Z 018f0000-0000-7000-8000-000000000000',
        ).toString('base64url'),
      },
    ],
    ['a search that is too long', { filter: { search: 's'.repeat(101) } }],
  ])('are refused for %s', async (_what, refusal) => {
    const { ada } = await acmeWithAda();
    expect(await as(fd, ada).denied(LIST, { first: 10, ...refusal })).toBe('VALIDATION_FAILED');
    expect(await as(fd, ada).denied(LIST, { first: 10 })).toBeNull();
  });

  it('show nothing of another workspace by a cursor from it', async () => {
    const [{ ada, ...acme }, { ada: gus, ...globex }] = [await acmeWithAda(), await acmeWithAda()];
    for (const place of [acme, globex]) for (let i = 0; i < 2; i += 1) await buildLead(fd, place);
    const foreign = await list(gus, { first: 1 });
    const ours = await list(ada, { first: 10, after: foreign.pageInfo.endCursor });
    const all = (await list(ada, {})).edges.map(({ node }) => node.id);
    for (const { node } of ours.edges) expect(all).toContain(node.id);
  });
});

describe('searching leads', () => {
  const cast = [
    { name: 'Zoë Ängström', phone: '+442079460018', email: 'zoe@dental.test', message: 'My tooth hurts, 100% sure' },
    { name: 'Max_Power', phone: '+4915112345678', email: 'max.power@grid.test', message: 'Call me' },
    { name: 'Percy', phone: '+12025550123', email: null, message: 'a\\b' },
    { name: 'O’Brien', phone: '+353212345678', email: 'ob@people.test', message: "It's me; drop table leads" },
  ];
  let ada: Member;
  beforeAll(async () => {
    const { ada: owner, ...acme } = await acmeWithAda();
    ada = owner;
    for (const lead of cast) await buildLead(fd, acme, lead);
    const elsewhere = await buildWorkspace(fd);
    await buildLead(fd, elsewhere, cast[0]);
  });

  it.each<[string, string[]]>([
    ['zoë', ['Zoë Ängström']],
    ['ÄNGSTRÖM', ['Zoë Ängström']],
    ['  max  ', ['Max_Power']],
    ['power@GRID', ['Max_Power']],
    ['tooth', ['Zoë Ängström']],
    ['4420 7946', ['Zoë Ängström']],
    ['+44 (0)20 7946', ['Zoë Ängström']],
    ['0018', ['Zoë Ängström']],
    ['18', ['Zoë Ängström']],
    ['020 7946 0018', ['Zoë Ängström']],
    ['00 49 151 123', ['Max_Power']],
    ['(202) 555-0123', ['Percy']],
    ['%', ['Zoë Ängström']],
    ['100%', ['Zoë Ängström']],
    ['_', ['Max_Power']],
    ['x_p', ['Max_Power']],
    ['a\\b', ['Percy']],
    ['\\', ['Percy']],
    ["'", ['O’Brien']],
    ['’', ['O’Brien']],
    ["'; drop table leads; --", []],
    ['to\0oth', ['Zoë Ängström']],
    ['nobody', []],
  ])('finds by %j exactly %j', async (search, names) => {
    expect(await found(ada, { search })).toEqual([...names].sort());
    expect((await list(ada, { filter: { search }, first: 1 })).totalCount).toBe(names.length);
  });

  it('finds all leads by an empty search', async () => {
    for (const filter of [{}, { search: '' }, { search: '  ' }, { search: null }, { statuses: [], sources: [] }]) {
      expect(await found(ada, filter)).toHaveLength(cast.length);
    }
  });
});

describe('filtering leads', () => {
  it('by status and source together, with counts that agree', async () => {
    const { ada, ...acme } = await acmeWithAda();
    const statuses = ['NEW', 'NEW', 'CONTACTED', 'BOOKED', 'LOST'];
    for (const [i, status] of statuses.entries()) await buildLead(fd, acme, { name: `Lead ${i}`, status });
    const input = { name: 'By hand', phone: '+442079460018', consent: true };
    await as(fd, ada).ok('mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }', { input });

    expect(await found(ada, { statuses: ['NEW'] })).toEqual(['By hand', 'Lead 0', 'Lead 1']);
    expect(await found(ada, { statuses: ['NEW'], sources: ['FORM'] })).toEqual(['Lead 0', 'Lead 1']);
    expect(await found(ada, { statuses: ['BOOKED', 'LOST'] })).toEqual(['Lead 3', 'Lead 4']);
    expect(await found(ada, { sources: ['API'] })).toEqual([]);
    expect(await found(ada, { statuses: ['NEW'], search: 'lead 1' })).toEqual(['Lead 1']);
    expect(await as(fd, ada).denied(LIST, { first: 1, filter: { statuses: ['GONE'] } })).toBe('VALIDATION_FAILED');

    const { leadCounts } = await as(fd, ada).ok('{ leadCounts { status count } }');
    expect(leadCounts).toEqual([
      { status: 'NEW', count: 3 },
      { status: 'CONTACTED', count: 1 },
      { status: 'QUALIFIED', count: 0 },
      { status: 'BOOKED', count: 1 },
      { status: 'UNQUALIFIED', count: 0 },
      { status: 'LOST', count: 1 },
    ]);
    for (const { status, count } of leadCounts)
      expect((await list(ada, { filter: { statuses: [status] } })).totalCount).toBe(count);
  });
});
