import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { as } from '../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember, twoWorkspaces } from '../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { statementsOf } from '../../test/testkit/query-count.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('a compiled read', () => {
  it('is one statement, for every size of the page', async () => {
    const { acme } = await twoWorkspaces(fd);
    for (let n = 0; n < 6; n += 1) await buildLead(fd, acme);
    const query = `query ($first: Int!) {
      workspace { name memberCount } leadCounts { status count }
      leads(first: $first) { totalCount edges { node { name viewerCan { update { allowed } } } } pageInfo { endCursor } }
      members(first: $first) { edges { node { name grants { policy } } } } }`;
    expect(await statements(() => as(fd, acme.owner).ok(query, { first: 1 }))).toBe(1);
    expect(await statements(() => as(fd, acme.owner).ok(query, { first: 100 }))).toBe(1);
  });

  it('is one statement for several root fields too when custom fields require graphql-js', async () => {
    const { acme } = await twoWorkspaces(fd);
    await buildApiKey(fd, acme, acme.owner);
    const query = `{ members(first: 5) { edges { node { name effectivePolicies } } } again: members(first: 1) { totalCount }
      apiKeys(first: 5) { edges { node { name } } } presets { key } }`;
    expect(await statements(() => as(fd, acme.owner).ok(query))).toBe(1);
  });

  it('searches once for the count and the page', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const names = ['Ann', 'Annika', 'Hanna', 'Joanna', 'Susanne'];
    for (const name of names) await buildContact(fd, acme, { name });
    await buildContact(fd, acme, { name: 'Bert', tags: ['annual'] });
    await buildContact(fd, acme, { name: 'Dora' });
    await buildContact(fd, globex, { name: 'Anne' });
    const query = `query ($first: Int!, $after: String) {
      contacts(filter: { search: "ANN" }, first: $first, after: $after) {
        totalCount edges { cursor node { name } } pageInfo { hasPreviousPage hasNextPage endCursor } } }`;
    const page = async (variables: Record<string, unknown>) => (await as(fd, acme.owner).ok(query, variables)).contacts;
    const named = ({ edges }: { edges: { node: { name: string } }[] }) => edges.map(({ node }) => node.name);
    const all = await page({ first: 100 });
    expect(named(all).sort()).toEqual([...names, 'Bert'].sort());

    const [first, rest] = [await page({ first: 2 }), await page({ first: 2, after: all.edges[1].cursor })];
    expect([first, rest].flatMap(named)).toEqual(named(await page({ first: 4 })));
    expect([first, rest].map(({ totalCount }) => totalCount)).toEqual([6, 6]);
    expect(first.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
    expect(rest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    const sent = await statementsOf(() => page({ first: 2, after: first.pageInfo.endCursor }));
    expect(sent.join('\n').split('app.found(')).toHaveLength(2);
  });

  it('leaves out a forbidden field, and names the field', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const query = '{ w: workspace { id n: memberCount } }';
    let answer: Awaited<ReturnType<ReturnType<typeof as>['run']>> | undefined;
    expect(
      await statements(async () => {
        answer = await as(fd, key).run(query);
      }),
    ).toBe(1);
    expect(answer?.data).toEqual({ w: { id: acme.id, n: null } });
    expect(answer?.errors).toEqual([
      expect.objectContaining({
        path: ['w', 'n'],
        extensions: expect.objectContaining({ code: 'FORBIDDEN', requiredPolicy: 'workspace.members' }),
      }),
    ]);
    expect(await statements(() => as(fd, acme.owner).ok(query))).toBe(1); // Precondition: the owner is allowed.
  });

  it("leaves out what the viewer's rules deny, in rows and in counts", async () => {
    const { acme } = await twoWorkspaces(fd);
    const member = await buildMember(fd, acme, { role: 'member' });
    const mine = await buildApiKey(fd, acme, member, { environment: 'STAGING' });
    await buildApiKey(fd, acme, acme.owner);
    const query = '{ apiKeys(first: 10) { totalCount edges { node { id } } } }';
    expect(await as(fd, member).ok(query)).toEqual({ apiKeys: { totalCount: 1, edges: [{ node: { id: mine.id } }] } });
    expect((await as(fd, acme.owner).ok(query)).apiKeys.totalCount).toBe(2); // Precondition: there is another key.
  });

  it('gives each viewer their own rows from one statement', async () => {
    const { acme } = await twoWorkspaces(fd);
    const query = '{ apiKeys(first: 10) { edges { node { id } } } }';
    for (const environment of ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const) {
      const member = await buildMember(fd, acme, { role: 'member' });
      const { id } = await buildApiKey(fd, acme, member, { environment });
      expect(await as(fd, member).ok(query)).toEqual({ apiKeys: { edges: [{ node: { id } }] } });
    }
  });

  it('is limited to its workspace on a connection that another workspace has used', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const lead = await buildLead(fd, globex);
    const query = '{ leads(first: 100) { edges { node { id } } } }';
    for (let n = 0; n < 10; n += 1) {
      const [ours, theirs] = await Promise.all([as(fd, acme.owner).ok(query), as(fd, globex.owner).ok(query)]);
      expect([ours.leads.edges, theirs.leads.edges]).toEqual([[], [{ node: { id: lead.id } }]]);
    }
  });

  it('returns NOT_FOUND for a missing record, and the other data', async () => {
    const { acme } = await twoWorkspaces(fd);
    const answer = await as(fd, acme.owner).run(
      '{ workspace { id } lead(id: "018f0000-0000-7000-8000-00000000acce") { id } }',
    );
    expect(answer.data).toEqual({ workspace: { id: acme.id }, lead: null });
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['lead'], 'NOT_FOUND']]);
  });

  it('returns the same row as the mutation that wrote it', async () => {
    const { acme } = await twoWorkspaces(fd);
    const fields =
      '{ __typename id name phone email message status source createdAt updatedAt viewerCan { update { allowed reason } delete { allowed reason } } }';
    const input = '{ name: "Lena", phone: "+442079460018", consent: true, message: "a\\n\\"b\\"" }';
    const made = await as(fd, acme.owner).ok(`mutation { createLead(input: ${input}) { lead ${fields} } }`);
    const { lead } = made.createLead;
    expect(await as(fd, acme.owner).ok(`{ lead(id: "${lead.id}") ${fields} }`)).toEqual({ lead });
  });
});

describe('a repeated operation', () => {
  it('is answered with the same bytes for every form of the request', async () => {
    const { acme } = await twoWorkspaces(fd);
    const payload = JSON.stringify({
      query: 'query ($on: Boolean!) { workspace { id @include(if: $on) name } }',
      variables: { on: true },
    });
    const apollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
    const types = new Set<unknown>();
    for (const accept of ['application/json', 'application/graphql-response+json,application/json;q=0.9', '*/*']) {
      const headers = {
        'content-type': 'application/json',
        accept,
        authorization: `Bearer ${acme.owner.bearer}`,
        'x-workspace': acme.slug,
      };
      const ask = async () => {
        const {
          statusCode,
          body,
          headers: got,
        } = await fd.app.inject({ method: 'POST', url: '/graphql', headers, payload });
        return { statusCode, body, type: got['content-type'], headers: { ...got, date: '', 'x-request-id': '' } };
      };
      const first = await ask();
      expect(await ask()).toEqual(first);
      types.add(first.type);
    }
    expect(apollo).toHaveBeenCalledTimes(3);
    apollo.mockRestore();
    expect([...types]).toEqual(['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8']);
  });

  it('is refused after the access was revoked, and with invalid variables', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const query = 'query ($first: Int!) { leads(first: $first) { totalCount } }';
    expect(await as(fd, mia).denied(query, { first: 1 })).toBeNull();
    expect(await as(fd, mia).denied(query, { first: 'one' })).toBe('VALIDATION_FAILED');
    const data = { workspaceId: acme.id, memberId: mia.memberId, policy: 'lead.read', effect: 'DENY' };
    await fd.services.database.forWorkspace(acme.id).write((tx) => tx.memberGrant.create({ data }));
    expect(await as(fd, mia).denied(query, { first: 1 })).toBe('FORBIDDEN');
  });
});

/** A caller who does not disconnect. */
const STAYS = { onAbort: () => () => {}, proof: null };

describe('the result of a mutation', () => {
  const send = (fields: string) =>
    `mutation ($id: ID!) { sendMessage(input: { conversationId: $id, body: "Hi" }) { ${fields} } }`;

  it('is read in the transaction of the change, with one statement', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await buildConversation(fd, acme, { heldById: acme.owner.memberId });
    const query = send(
      'a: message { body } b: message { id authorType } conversation { version messages(last: 1) { nodes { body } } }',
    );
    const read = jest.spyOn(fd.services.database.reads, 'fetch');
    const asked = await statementsOf(async () => {
      expect((await as(fd, acme.owner).ok(query, { id })).sendMessage).toEqual({
        a: { body: 'Hi' },
        b: { id: expect.any(String), authorType: 'MEMBER' },
        conversation: { version: 2, messages: { nodes: [{ body: 'Hi' }] } },
      });
    });
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    expect(asked.filter((text) => text === 'commit')).toHaveLength(1);
    const [answer, ...more] = asked.filter((text) => text.includes('as data'));
    expect(more).toEqual([]);
    expect(asked.indexOf(answer ?? '')).toBeLessThan(asked.indexOf('commit'));
  });

  it('rolls back the change when the caller cannot see the result', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ana = await buildMember(fd, acme, { role: 'agent' });
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    const answers = async () =>
      (
        await as(fd, acme.owner).ok(
          'query ($id: ID!) { conversation(id: $id) { messages(last: 9) { nodes { body } } } }',
          { id },
        )
      ).conversation.messages.nodes.length;
    expect(await as(fd, ana).denied(send('conversation { contact { phone } }'), { id })).toBe('FORBIDDEN');
    expect(await answers()).toBe(1);
    // Precondition: the member can send the message.
    expect(await as(fd, ana).denied(send('conversation { contactName }'), { id })).toBeNull();
    expect(await answers()).toBe(2);
  });
});

describe('an answer that would be too large [G1]', () => {
  const inbox = (first: number, last: number) =>
    `conversations(first: ${first}) { edges { node { id messages(last: ${last}) { nodes { id body sentAt } } } } }`;

  it('is refused before execution by the requested sizes of its lists, for any number of rows', async () => {
    const { acme } = await twoWorkspaces(fd);
    const call = (query: string) => as(fd, acme.owner).denied(query);
    expect(await statements(async () => expect(await call(`{ ${inbox(100, 40)} }`)).toBe('QUERY_TOO_COMPLEX'))).toBe(0);
    // Precondition: a smaller list is allowed.
    expect(await statements(async () => expect(await call(`{ ${inbox(100, 20)} }`)).toBeNull())).toBe(1);
  });

  it('is refused with fragments too, and if graphql-js resolves the fields', async () => {
    const { acme } = await twoWorkspaces(fd);
    const pieces = (own: string) =>
      `{ a: ${inbox(100, 20)} b: ${inbox(100, 20)} members(first: 1) { edges { node { ${own} } } } }`;
    for (const own of ['id', 'effectivePolicies'])
      expect(await as(fd, acme.owner).denied(pieces(own))).toBe('QUERY_TOO_COMPLEX');
  });

  it('reports its size, and the limit that refuses it', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { errors } = await as(fd, acme.owner).run(`{ ${inbox(100, 100)} }`);
    expect(errors?.[0]).toMatchObject({
      path: ['conversations'],
      message: expect.stringMatching(/up to \d{5} values; 10000 is/),
    });
  });
});

describe('the read connection', () => {
  const { acme: workspaceId } = { acme: '018f0000-0000-7000-8000-00000000acce' };
  const fetch = (text: string, id = workspaceId) =>
    fd.services.database.reads.fetch(id, { text, values: [], name: null }, STAYS);

  it('refuses to write', async () => {
    await expect(fetch("delete from leads returning 'gone'")).rejects.toThrow('read-only transaction');
    await expect(fetch("select set_config('transaction_read_only', 'off', true)")).rejects.toThrow();
  });

  it('refuses a workspace id that is not a UUID, and resets the workspace afterwards', async () => {
    await expect(fetch('select 1', "'; drop table leads --")).rejects.toThrow('The workspace id must be a UUID.');
    expect(await fetch('select app.workspace_id()::text')).toBe(workspaceId);
    await expect(fetch('select 1 / 0')).rejects.toThrow('division by zero');
    expect(await fetch('select app.workspace_id()::text')).toBe(workspaceId);
  });
});

/** Returns the number of reads that a call runs. */
async function statements(call: () => Promise<unknown>): Promise<number> {
  const fetch = jest.spyOn(fd.services.database.reads, 'fetch');
  try {
    await call();
    return fetch.mock.calls.length;
  } finally {
    fetch.mockRestore();
  }
}
