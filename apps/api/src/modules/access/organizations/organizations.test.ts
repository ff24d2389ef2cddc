import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember, buildUser, buildWorkspace, type Person, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const FIELDS =
  'id name managedByViewer memberships { role workspace { name channel environment } organization { name } }';
const ONE = `query ($id: ID!) { organization(id: $id) { ${FIELDS} } }`;
const create = async (who: Person, name = 'Bright Smiles') =>
  (await mutate(fd, who, 'createOrganization', { name }, 'organization { id }')).organization.id as string;
const put = async (who: Caller, organizationId: string | null) => {
  const { data, errors } = await as(fd, who).run(
    'mutation ($organizationId: ID) { assignOrganization(organizationId: $organizationId) { __typename workspace { organizationId } } }',
    { organizationId },
  );
  return errors?.[0]?.extensions.code ?? data?.assignOrganization.workspace.organizationId;
};

describe('an organization', () => {
  it('groups workspaces of one company, on its page and in the member’s list of workspaces [AM-13]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ada = acme.owner;
    const north = await buildWorkspace(fd, { name: 'Acme North', channel: 'VOICE' });
    const adaNorth = await buildMember(fd, north, { person: ada, role: 'owner' });
    const id = await create(ada);
    expect(await put(ada, id)).toBe(id);
    expect(await put(adaNorth, id)).toBe(id);
    expect((await as(fd, ada).ok(ONE, { id })).organization).toEqual({
      id,
      name: 'Bright Smiles',
      managedByViewer: true,
      memberships: [
        {
          role: 'owner',
          workspace: { name: 'Acme', channel: 'WHATSAPP', environment: 'DEVELOPMENT' },
          organization: { name: 'Bright Smiles' },
        },
        expect.objectContaining({ workspace: expect.objectContaining({ name: 'Acme North', channel: 'VOICE' }) }),
      ],
    });
    const { viewer } = await as(fd, ada).ok(
      '{ viewer { memberships { workspace { name } organization { id name } } } }',
    );
    expect(viewer.memberships).toContainEqual({
      workspace: { name: 'Acme North' },
      organization: { id, name: 'Bright Smiles' },
    });
    expect(await put(adaNorth, null)).toBeNull();
    expect((await as(fd, ada).ok(ONE, { id })).organization.memberships).toHaveLength(1);
  });

  it('hides a workspace from everyone who is not a member, including the manager of the organization [AM-13]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const id = await create(acme.owner);
    const gusInAcme = await buildMember(fd, acme, { person: globex.owner, role: 'viewer' });
    expect(await put(acme.owner, id)).toBe(id);
    // Precondition: the organization has two workspaces.
    expect(await put(globex.owner, id)).toBe(id);
    const seen = async (who: Person) => (await as(fd, who).run(ONE, { id })).text;
    expect(await seen(gusInAcme)).toContain('Globex');
    const before = await seen(acme.owner);
    expect(before).not.toContain('Globex');
    await put(globex.owner, null);
    expect(await seen(acme.owner)).toBe(before);
    const { organizations } = await as(fd, acme.owner).ok(`{ organizations { ${FIELDS} } }`);
    expect(organizations[0].memberships).toHaveLength(1);
  });

  it('is not found by non-members, like one that never existed', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await create(acme.owner);
    await put(acme.owner, id);
    const stranger = await buildUser(fd);
    expect(await as(fd, stranger).denied(ONE, { id })).toBe('NOT_FOUND');
    expect(await as(fd, stranger).denied(ONE, { id: '018f0000-0000-7000-8000-000000000000' })).toBe('NOT_FOUND');
    expect((await as(fd, stranger).ok('{ organizations { id } }')).organizations).toEqual([]);
    expect(await as(fd, {}).denied('{ organizations { id } }')).toBe('UNAUTHENTICATED');
  });

  it('grants nothing: its manager gets no access to the workspaces added to it', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const id = await create(acme.owner);
    await buildMember(fd, acme, { person: globex.owner, role: 'viewer' });
    await put(acme.owner, id);
    expect(await put(globex.owner, id)).toBe(id);
    const there = { ...acme.owner, workspace: globex.slug };
    expect(await as(fd, there).denied('{ workspace { id } }')).toBe('NOT_FOUND');
    expect(await put(there, null)).toBe('NOT_FOUND');
  });

  it('accepts a workspace from one of its owners only, into an organization that they belong to', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const boss = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'workspace.admin' }] });
    expect(await put(boss, await create(boss))).toBe('FORBIDDEN');
    expect(await put(acme.owner, await create(globex.owner))).toBe('NOT_FOUND');
    expect(await put(acme.owner, 'nonsense')).toBe('NOT_FOUND');
  });

  it('is renamed by its manager only', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme);
    const id = await create(acme.owner);
    await put(acme.owner, id);
    expect(await outcome(fd, mia, 'updateOrganization', { id, name: 'Mine' })).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'updateOrganization', { id, name: ' ' })).toBe('NAME_INVALID');
    expect(await outcome(fd, acme.owner, 'createOrganization', { name: ' ' })).toBe('NAME_INVALID');
    expect(await outcome(fd, acme.owner, 'updateOrganization', { id, name: 'Acme Holding' })).toBe('ok');
    expect((await as(fd, mia).ok(ONE, { id })).organization).toMatchObject({
      name: 'Acme Holding',
      managedByViewer: false,
    });
  });
});
