import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, buildUser, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

interface Listing {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { name: string; email: string; role: string; isViewer: boolean; effectivePolicies: string[] } }[];
}

const LIST = `query ($first: Int!, $after: String) {
  members(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { name email role isViewer effectivePolicies } }
  }
}`;

describe('the list of members [WC-08]', () => {
  it('shows everyone with their address and role, newest first', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ana = await buildMember(fd, acme, { role: 'agent', name: 'Ana', grants: [{ policy: 'contact.read' }] });
    const members: Listing = (await as(fd, ana).ok(LIST, { first: 10 })).members;
    expect(members.edges.map(({ node }) => node)).toEqual([
      {
        name: 'Ana',
        email: ana.email,
        role: 'agent',
        isViewer: true,
        effectivePolicies: ['contact.read', 'conversation.takeover', 'knowledge.read', 'lead.read', 'message.read'],
      },
      { name: 'Ada', email: acme.owner.email, role: 'owner', isViewer: false, effectivePolicies: expect.any(Array) },
    ]);
    expect(members.totalCount).toBe(2);
  });

  it('shows no one of another workspace, by any page or id', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const gina = await buildMember(fd, globex, { name: 'Gina' });
    const text = async (who: typeof gina) => (await as(fd, who).run(LIST, { first: 100 })).text;
    expect(await text(acme.owner)).not.toContain(gina.email);
    expect(await text(globex.owner)).toContain(gina.email);
    const byId = 'query ($id: ID!) { member(id: $id) { email } }';
    expect(await as(fd, acme.owner).denied(byId, { id: gina.memberId })).toBe('NOT_FOUND');
    expect(await as(fd, globex.owner).denied(byId, { id: gina.memberId })).toBeNull();
  });

  it('shows each with the role that they have here [CB-07] [CB-31]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { name: 'Adam', role: 'admin' });
    await buildMember(fd, acme, { name: 'Ana', role: 'agent' });
    await buildMember(fd, globex, { person: adam, role: 'agent' });
    const rolesIn = async (who: typeof adam) =>
      ((await as(fd, who).ok(LIST, { first: 10 })).members as Listing).edges.map(({ node }) => [node.name, node.role]);
    expect(await rolesIn(acme.owner)).toEqual([
      ['Ana', 'agent'],
      ['Adam', 'admin'],
      ['Ada', 'owner'],
    ]);
    expect(await rolesIn(globex.owner)).toEqual([
      ['Adam', 'agent'],
      ['Gus', 'owner'],
    ]);
  });

  it('shows a member of both workspaces with the role they have here [CB-31]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const rita = await buildUser(fd, { name: 'Rita' });
    await buildMember(fd, acme, { person: rita, role: 'viewer' });
    await buildMember(fd, globex, { person: rita, role: 'admin' });
    const roleSeenBy = async (who: typeof acme.owner) =>
      ((await as(fd, who).ok(LIST, { first: 10 })).members as Listing).edges.find(({ node }) => node.name === 'Rita')
        ?.node.role;
    expect([await roleSeenBy(acme.owner), await roleSeenBy(globex.owner)]).toEqual(['viewer', 'admin']);
  });

  it('is paged without gaps or duplicates', async () => {
    const { acme } = await twoWorkspaces(fd);
    await Promise.all(Array.from({ length: 6 }, () => buildMember(fd, acme)));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Listing = (await as(fd, acme.owner).ok(LIST, { first: 2, after })).members;
      seen.push(...page.edges.map(({ node }) => node.email));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('is open to members, and to keys with workspace.members', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [blind, sees] = [
      await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.manage'] }),
      await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.members'], environment: 'STAGING' }),
    ];
    expect(await as(fd, blind).denied(LIST, { first: 1 })).toBe('FORBIDDEN');
    expect(await as(fd, sees).denied(LIST, { first: 1 })).toBeNull();
  });
});
