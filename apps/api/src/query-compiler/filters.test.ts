import { LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
} from 'graphql';
import { as } from '../../test/testkit/as.ts';
import { buildLead, buildMember, type Member, twoWorkspaces } from '../../test/testkit/build.ts';
import { buildCampaign } from '../../test/testkit/campaigns.ts';
import { buildContact } from '../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../test/testkit/mutate.ts';
import { sharedGraph } from '../graphql/schema.ts';

let fd: TestFrontdesk;
let acme: Awaited<ReturnType<typeof twoWorkspaces>>['acme'];
let masked: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
  ({ acme } = await twoWorkspaces(fd));
  masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
});
afterAll(() => fd.close());

const LEADS = `query ($filter: LeadFilter, $orderBy: ListOrder, $first: Int = 100, $after: String) {
  leads(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name updatedAt } }
  }
}`;

interface Leads {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly {
    readonly node: { readonly id: string; readonly name: string; readonly updatedAt: string };
  }[];
}

const leads = async (variables: object, who: Member = acme.owner): Promise<Leads> =>
  (await as(fd, who).ok(LEADS, variables as Record<string, unknown>)).leads;

const lists = (): GraphQLField<unknown, unknown>[] =>
  Object.values(sharedGraph().getQueryType()?.getFields() ?? {}).filter(({ args }) => args.some(isOrder));
const isOrder = ({ name }: GraphQLArgument) => name === 'orderBy';

describe('a filter', () => {
  it('agrees with its evaluation in memory [API-04]', async () => {
    const texts = ['Ada', 'ada', 'A%a', 'a_A', 'b\\a', ''];
    const emails = [null, 'ada@people.test', 'BEN@people.test'];
    const times = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z'];
    const statuses = ['NEW', 'CONTACTED', 'LOST'];
    const rows = await Promise.all(
      Array.from({ length: 24 }, async (_, at) => {
        const row = {
          name: texts[at % texts.length] ?? '',
          email: emails[at % 3] ?? null,
          status: statuses[(at >> 1) % 3] ?? '',
          createdAt: new Date(times[(at >> 2) % 3] ?? ''),
        };
        return { ...row, id: (await buildLead(fd, acme, row)).id };
      }),
    );
    type Row = (typeof rows)[number];

    const text = fc.record(
      {
        eq: fc.constantFrom(...texts),
        in: fc.subarray(texts),
        contains: fc.constantFrom(...texts),
        startsWith: fc.constantFrom(...texts),
        isNull: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const time = fc.constantFrom(...times);
    const at = fc.record(
      { eq: time, gt: time, gte: time, lt: time, lte: time, isNull: fc.boolean() },
      { requiredKeys: [] },
    );
    const id = fc.constantFrom('nonsense', ...rows.map((row) => row.id));
    const ids = fc.record({ eq: id, in: fc.array(id, { maxLength: 3 }) }, { requiredKeys: [] });
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => {
      const some = fc.array(tie('filter'), { maxLength: 2, depthIdentifier: 'filter' });
      const fields = { name: text, email: text, createdAt: at, id: ids, statuses: fc.subarray(statuses) };
      return {
        filter: fc.oneof(
          { maxDepth: LIMITS.filterDepth - 1, depthIdentifier: 'filter' },
          fc.record(fields, { requiredKeys: [] }),
          fc.record({ ...fields, and: some, or: some, not: tie('filter') }, { requiredKeys: [] }),
        ),
      };
    });

    await fc.assert(
      fc.asyncProperty(filter, async (one) => {
        fc.pre(JSON.stringify(one).split(':').length < LIMITS.filterConditions);
        const { edges, totalCount } = await leads({
          filter: { and: [{ id: { in: rows.map((row) => row.id) } }, one] },
        });
        const expected = rows.filter((row) => matches(row, one)).map((row) => row.id);
        expect(edges.map(({ node }) => node.id).sort()).toEqual(expected.sort());
        expect(totalCount).toBe(expected.length);
      }),
      { numRuns: 300 },
    );

    function matches(row: Row, one: Filter): boolean {
      return (
        compared(row.name, one.name) &&
        compared(row.email, one.email) &&
        compared(row.id, one.id) &&
        compared(row.createdAt.getTime(), one.createdAt) &&
        (!one.statuses?.length || one.statuses.includes(row.status)) &&
        (one.and ?? []).every((each) => matches(row, each)) &&
        (!one.or || one.or.some((each) => matches(row, each))) &&
        (!one.not || !matches(row, one.not))
      );
    }
  });

  it('of a shape that was used before uses the same statement', async () => {
    const fetch = jest.spyOn(fd.services.database.reads, 'fetch');
    for (const name of ['One', 'Two'])
      await leads({ filter: { or: [{ name: { eq: name } }, { id: { in: [name] } }] } });
    const texts = fetch.mock.calls.map(([, statement]) => statement.text);
    await leads({ filter: { or: [{ name: { eq: 'One' } }] } });
    const other = fetch.mock.calls.at(-1)?.[1].text;
    fetch.mockRestore();
    expect(texts).toHaveLength(2);
    expect(new Set(texts).size).toBe(1);
    expect(texts).not.toContain(other);
  });

  it.each([
    ['levels', (size: number) => nested(size), LIMITS.filterDepth],
    ['conditions', (size: number) => ({ or: Array.from({ length: size }, () => ({})) }), LIMITS.filterConditions],
    ['values', (size: number) => ({ name: { in: Array.from({ length: size }, String) } }), LIMITS.filterValues],
    ['characters', (size: number) => ({ name: { contains: 'x'.repeat(size) } }), LIMITS.searchLength],
  ])('has a maximum number of %s', async (_what, filterOf, limit) => {
    await leads({ filter: filterOf(limit) });
    expect(await as(fd, acme.owner).denied(LEADS, { filter: filterOf(limit + 1) })).toBe('VALIDATION_FAILED');
  });

  it('does not compare with null', async () => {
    await leads({ filter: { email: { isNull: true } } });
    expect(await as(fd, acme.owner).denied(LEADS, { filter: { email: { eq: null } } })).toBe('VALIDATION_FAILED');
    expect((await leads({ filter: { email: null, and: null, or: null, not: null } })).totalCount).toBe(
      (await leads({})).totalCount,
    );
  });
});

describe('a member who sees contact details masked', () => {
  it.each([
    ['on the field', { phone: { startsWith: '+4' } }],
    ['on whether there is a value', { email: { isNull: false } }],
    ['in `not`', { not: { name: { contains: 'a' } } }],
    ['in `or`', { or: [{ statuses: ['NEW'] }, { email: { eq: 'ada@people.test' } }] }],
    ['in `and`', { and: [{ not: { or: [{ phone: { in: ['+442079460018'] } }] } }] }],
  ])('cannot use a condition %s', async (_where, filter) => {
    await leads({ filter });
    expect(await as(fd, masked).denied(LEADS, { filter })).toBe('FORBIDDEN');
    const count = 'query ($filter: LeadFilter) { leads(first: 1, filter: $filter) { totalCount } }';
    expect(await as(fd, masked).denied(count, { filter })).toBe('FORBIDDEN');
    expect((await leads({ filter: { statuses: ['NEW'] } }, masked)).totalCount).toBeGreaterThan(0);
  });

  it('cannot change or export contacts by such a condition', async () => {
    await buildContact(fd, acme, { phone: '+442079460777' });
    const filter = { phone: { eq: '+442079460777' } };
    const change = { change: 'TAG', tag: 'found', filter };
    expect(await outcome(fd, masked, 'updateContacts', change)).toBe('FORBIDDEN');
    expect(await outcome(fd, masked, 'exportContacts', { filter })).toBe('FORBIDDEN');
    await mutate(fd, acme.owner, 'updateContacts', change);
  });

  it('is refused exactly the fields whose description documents this [API-04]', async () => {
    const value: Readonly<Record<string, object>> = { StringFilter: { eq: 'x' }, IDFilter: { eq: 'x' } };
    const [said, refusedFields]: [string[], string[]] = [[], []];
    for (const { name: list, args } of lists()) {
      const type = getNamedType(args.find(({ name }) => name === 'filter')?.type) as GraphQLInputObjectType;
      const needs = list === 'campaignRecipients' ? `campaignId: "${acme.id}", ` : '';
      for (const field of Object.values(type.getFields())) {
        const operand = value[getNamedType(field.type).name];
        if (!operand) continue;
        if (field.description?.includes('FORBIDDEN')) said.push(`${list}.${field.name}`);
        const query = `query ($filter: ${type.name}) { ${list}(${needs}first: 1, filter: $filter) { totalCount } }`;
        const { errors } = await as(fd, masked).run(query, { filter: { [field.name]: operand } });
        if (errors) refusedFields.push(`${list}.${field.name}`);
        for (const { extensions } of errors ?? []) expect(extensions.code).toBe('FORBIDDEN');
        await as(fd, acme.owner).ok(query, { filter: { [field.name]: operand } });
      }
    }
    expect(refusedFields).toEqual(said);
    expect(said).toContain('contacts.phone');
  });
});

describe('the order of a list', () => {
  it('is that of an index, for each field and direction [API-04]', async () => {
    const campaignId = await buildCampaign(fd, acme, acme.owner);
    const sorted: string[] = [];
    let checked = 0;
    for (const { name: list, args } of lists()) {
      const type = getNamedType(args.find(isOrder)?.type) as GraphQLInputObjectType;
      const fields = getNamedType(type.getFields().field?.type);
      for (const field of isEnumType(fields) ? fields.getValues().map(({ name }) => name) : [null]) {
        for (const direction of ['ASC', 'DESC']) {
          const order = field ? { field, direction } : { direction };
          const campaign = list === 'campaignRecipients' ? `campaignId: "${campaignId}", ` : '';
          const query = `query ($orderBy: ${type.name}) { ${list}(${campaign}first: 3, orderBy: $orderBy) { edges { node { id } } } }`;
          checked += 1;
          if (await isSorted(query, { orderBy: order })) sorted.push(`${list} by ${field} ${direction}`);
        }
      }
    }
    expect(sorted).toEqual([]);
    expect(checked).toBeGreaterThan(50);
    // The index has the name, and not the masked name.
    const byName = 'query { contacts(first: 3, orderBy: { field: NAME, direction: ASC }) { edges { node { id } } } }';
    expect(await isSorted(byName, {}, masked)).toBe(true);
  });

  /** Returns whether the rows of a page are sorted after they are read, although the planner avoids this if it can. */
  async function isSorted(query: string, variables: Record<string, unknown>, who = acme.owner): Promise<boolean> {
    const fetch = jest.spyOn(fd.services.database.reads, 'fetch');
    await as(fd, who).ok(query, variables);
    const statement = fetch.mock.calls.at(-1)?.[1];
    fetch.mockRestore();
    const [row] = await fd.services.database.forWorkspace(acme.id).read(async (tx) => {
      await tx.sql`select set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true)`;
      return tx.run<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>({
        text: `explain (format json) ${statement?.text}`,
        values: [...(statement?.values ?? [])],
        name: null,
      });
    });
    const limits = nodesOf(row?.['QUERY PLAN'][0].Plan as PlanNode).filter((node) => node['Node Type'] === 'Limit');
    if (limits.length === 0) throw new Error(`The plan has no page: ${JSON.stringify(row)}`);
    return limits.flatMap(nodesOf).some((node) => node['Node Type'].endsWith('Sort'));
  }

  it('by the last change lets a client read all changes during concurrent changes [API-04]', async () => {
    const { acme: calm } = await twoWorkspaces(fd);
    const own: Member = calm.owner;
    const built = await Promise.all(Array.from({ length: 12 }, (_, at) => buildLead(fd, calm, { name: `Lead ${at}` })));
    const orderBy = { field: 'UPDATED_AT', direction: 'ASC' };
    const versions: string[] = [];
    const names = new Map<string, string>();
    let after: string | null = null;
    for (let round = 0; ; round += 1) {
      const { edges, pageInfo }: Leads = await leads({ first: 3, after, orderBy }, own);
      for (const { node } of edges) {
        versions.push(`${node.id} ${node.updatedAt}`);
        names.set(node.id, node.name);
      }
      if (edges.length === 0) break;
      after = pageInfo.endCursor;
      // Changes a lead that was read and one that may not have been read, and adds one.
      if (round >= 5) continue;
      for (const lead of [built[round], built[11 - round]])
        await mutate(fd, own, 'updateLead', { id: lead?.id, name: `Change ${round} of ${lead?.id.slice(-4)}` });
      await buildLead(fd, calm, { name: `New ${round}` });
    }
    expect(new Set(versions).size).toBe(versions.length);
    const all = (await leads({}, own)).edges.map(({ node }) => [node.id, node.name] as const);
    expect(all).toHaveLength(17);
    expect(new Map([...names].sort())).toEqual(new Map([...all].sort()));

    const newest = (await leads({ first: 1, orderBy: { ...orderBy, direction: 'DESC' } }, own)).edges[0]?.node;
    const since = { updatedAt: { gt: newest?.updatedAt } };
    expect((await leads({ filter: since }, own)).totalCount).toBe(0);
    await mutate(fd, own, 'updateLead', { id: built[0]?.id, name: 'Last' });
    expect((await leads({ filter: since }, own)).edges.map(({ node }) => node.name)).toEqual(['Last']);
  });
});

describe('the time of the last change', () => {
  it('is set by the database in each list that is ordered by it [API-04]', async () => {
    const ordered = lists().filter(({ args }) => {
      const order = getNamedType(args.find(isOrder)?.type);
      const field = isInputObjectType(order) ? getNamedType(order.getFields().field?.type) : null;
      return isEnumType(field) && field.getValue('UPDATED_AT');
    });
    expect(ordered.length).toBeGreaterThan(12);
    const found = await fd.services.database.forWorkspace(acme.id).read(
      (tx) => tx.sql<{ table: string }>`select c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where t.tgname = 'set_updated_at'`,
    );
    const tables = new Set(found.map(({ table }) => table));
    const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    expect(ordered.map(({ name }) => snake(name)).filter((table) => !tables.has(table))).toEqual([]);
  });

  it('increases with every change, even within a millisecond, and only with a change', async () => {
    const { id } = await buildLead(fd, acme);
    const times = await write(
      (tx) => tx.sql<{ at: Date }>`
      select updated_at as at from leads where id = ${id}::uuid`,
    );
    const changed = await write((tx) =>
      Promise.all(
        [1, 2, 3].map(
          (at) => tx.sql<{ at: Date }>`
        update leads set message = ${String(at)} where id = ${id}::uuid returning updated_at as at`,
        ),
      ),
    );
    const steps = [...times, ...changed.flat()].map(({ at }) => at.getTime());
    expect(steps).toEqual([...new Set(steps)].sort((one, other) => one - other));
    const kept = await write(
      (tx) => tx.sql<{ at: Date }>`
      update leads set message = '3', backlog_notified_at = now() where id = ${id}::uuid returning updated_at as at`,
    );
    expect(kept.map(({ at }) => at.getTime())).toEqual(steps.slice(-1));
  });

  const write: ReturnType<TestFrontdesk['services']['database']['forWorkspace']>['write'] = (work) =>
    fd.services.database.forWorkspace(acme.id).write(work);
});

interface Filter {
  readonly name?: Conditions;
  readonly email?: Conditions;
  readonly id?: Conditions;
  readonly createdAt?: Conditions;
  readonly statuses?: readonly string[];
  readonly and?: readonly Filter[];
  readonly or?: readonly Filter[];
  readonly not?: Filter;
}

interface Conditions {
  readonly eq?: string;
  readonly in?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly isNull?: boolean;
}

/** Evaluates the conditions of one field. A time is given in milliseconds. */
function compared(value: string | number | null, conditions: Conditions = {}): boolean {
  const { isNull, ...others } = conditions;
  if (isNull !== undefined && (value === null) !== isNull) return false;
  if (Object.keys(others).length > 0 && value === null) return false;
  return Object.entries(others).every(([operator, operand]) => {
    if (typeof value === 'number') return comparedNumbers(operator, value, Date.parse(operand as string));
    const [text, other] = [(value ?? '').toLowerCase(), String(operand).toLowerCase()];
    if (operator === 'contains') return text.includes(other);
    if (operator === 'startsWith') return text.startsWith(other);
    return operator === 'in' ? (operand as readonly string[]).includes(value ?? '') : operand === value;
  });
}

const comparedNumbers = (operator: string, value: number, operand: number): boolean =>
  ({ eq: value === operand, gt: value > operand, gte: value >= operand, lt: value < operand, lte: value <= operand })[
    operator
  ] ?? false;

const nested = (levels: number): object => (levels === 0 ? {} : { not: nested(levels - 1) });

interface PlanNode {
  readonly 'Node Type': string;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
