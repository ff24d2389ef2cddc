import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, getNamedType, isLeafType, isRequiredArgument } from 'graphql';
import { as } from '../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember, twoWorkspaces } from '../../test/testkit/build.ts';
import { buildConversation } from '../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { statementsOf } from '../../test/testkit/query-count.ts';
import { sharedGraph } from '../graphql/schema.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LEADS = `query ($first: Int!, $after: String) { leads(first: $first, after: $after) {
  nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

describe('a page', () => {
  it('has its nodes, both cursors, and whether rows precede and follow it [API-02]', async () => {
    const { acme } = await twoWorkspaces(fd);
    for (const name of ['One', 'Two', 'Three']) await buildLead(fd, acme, { name });
    const { leads: first } = await as(fd, acme.owner).ok(LEADS, { first: 2 });
    expect(first.nodes).toEqual([{ name: 'Three' }, { name: 'Two' }]);
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0].cursor,
      endCursor: first.edges[1].cursor,
    });
    const { leads: second } = await as(fd, acme.owner).ok(LEADS, { first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes).toEqual([{ name: 'One' }]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const alone =
      '{ leads(first: 2) { pageInfo { hasPreviousPage } } contacts(first: 2) { pageInfo { hasPreviousPage } } }';
    const isFirst = { pageInfo: { hasPreviousPage: false } };
    expect(await as(fd, acme.owner).ok(alone)).toEqual({ leads: isFirst, contacts: isFirst });
  });

  it('refuses the cursor of a list of another type [API-02]', async () => {
    const { acme } = await twoWorkspaces(fd);
    await buildLead(fd, acme);
    const { leads } = await as(fd, acme.owner).ok(LEADS, { first: 1 });
    const after = leads.pageInfo.endCursor;
    expect((await as(fd, acme.owner).run(LEADS, { first: 1, after })).errors).toBeUndefined(); // Precondition.
    const contacts = 'query ($after: String) { contacts(first: 1, after: $after) { totalCount nodes { id } } }';
    const answer = await as(fd, acme.owner).run(contacts, { after });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: 'after is not a cursor of this list.',
        path: ['contacts'],
        extensions: expect.objectContaining({ code: 'VALIDATION_FAILED' }),
      }),
    ]);
  });

  it('that is too large is refused with its largest list', async () => {
    const { acme } = await twoWorkspaces(fd);
    const query = `query ($first: Int!) { leads(first: $first) { nodes { id name bookings(last: 100) { nodes { id leadName } } } } }`;
    const answer = await as(fd, acme.owner).run(query, { first: 100 });
    expect(answer.errors?.[0]?.message).toMatch(/Up to \d+ of them are in leads\.nodes\.bookings\./);
    expect(answer.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect((await as(fd, acme.owner).run(query, { first: 10 })).errors).toBeUndefined(); // Precondition: the size.
  });
});

describe('node and nodes', () => {
  it('read records of several types in one statement, in the order of the ids [API-02]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const lead = await buildLead(fd, acme, { name: 'Lena' });
    const { id, contact } = await buildConversation(fd, acme);
    const query = `query ($ids: [ID!]!, $id: ID!) {
      nodes(ids: $ids) { __typename id ... on Lead { name } ... on Contact { full: name conversationCount } }
      node(id: $id) { ... on Lead { name viewerCan { update { allowed } } } } }`;
    const variables = { ids: [contact.id, 'nonsense', lead.id, id], id: lead.id };
    const ask = () => as(fd, acme.owner).ok(query, variables);
    expect(await ask()).toEqual({
      nodes: [
        { __typename: 'Contact', id: contact.id, full: expect.any(String), conversationCount: 1 },
        null,
        { __typename: 'Lead', id: lead.id, name: 'Lena' },
        { __typename: 'Conversation', id },
      ],
      node: { name: 'Lena', viewerCan: { update: { allowed: true } } },
    });
    expect((await statementsOf(ask)).filter((text) => text.includes('app.workspace_id')).length).toBe(1);
  });

  it('read every type with all of its fields without arguments [API-02]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const schema = sharedGraph();
    const types = schema.getPossibleTypes(schema.getType('Node') as never) as readonly GraphQLObjectType[];
    expect(types.length).toBeGreaterThan(40);
    for (const type of types) {
      const fields = Object.values(type.getFields())
        .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
        .map(({ name }) => name);
      const answer = await as(fd, acme.owner).run(
        `{ node(id: "${acme.id}") { ... on ${type.name} { ${fields.join(' ')} } } }`,
      );
      expect({ type: type.name, errors: answer.errors }).toEqual({ type: type.name, errors: undefined });
    }
  });

  it('return the same null for a record of another workspace, of a forbidden type, and for an unknown id [API-02]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const [own, foreign] = [await buildLead(fd, acme), await buildLead(fd, globex)];
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['contact.read'] });
    const reader = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'], environment: 'STAGING' });
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { ... on Lead { name } } }';
    const nothing = { node: null, nodes: [null] };
    expect(await as(fd, acme.owner).ok(query, { id: foreign.id })).toEqual(nothing);
    expect(await as(fd, acme.owner).ok(query, { id: '018f0000-0000-7000-8000-00000000acce' })).toEqual(nothing);
    expect(await as(fd, key).ok(query, { id: own.id })).toEqual(nothing);
    // Precondition: a key that may read leads reads it.
    expect(await as(fd, reader).ok(query, { id: own.id })).toMatchObject({ node: { __typename: 'Lead', id: own.id } });
  });

  it('apply the rules of the viewer to each row', async () => {
    const { acme } = await twoWorkspaces(fd);
    const member = await buildMember(fd, acme, { role: 'member' });
    const other = await buildApiKey(fd, acme, acme.owner);
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await as(fd, member).ok(query, { id: other.id })).toEqual({ node: null });
    expect(await as(fd, acme.owner).ok(query, { id: other.id })).toEqual({ node: { id: other.id } }); // Precondition.
  });

  it('refuses more than 100 ids', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ask = (count: number) =>
      as(fd, acme.owner).denied('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Array(count).fill(acme.id),
      });
    expect([await ask(100), await ask(101)]).toEqual([null, 'VALIDATION_FAILED']);
  });
});
