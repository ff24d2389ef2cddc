import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildApiKey,
  buildMember,
  buildWorkspace,
  type Member,
  PASSWORD,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildView } from '../../../../test/testkit/jobs.ts';
import { answerOf, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const INSIDE = '{ workspace { id } }';
const LEAVE = 'mutation { leaveWorkspace { errors { code } slug } }';

const remove = (caller: Member, { memberId: id }: Member) => outcome(fd, caller, 'removeMember', { id });
const demote = (caller: Member, { memberId: id }: Member) =>
  outcome(fd, caller, 'updateMember', { id, role: 'admin', grants: [] });
const leave = async (caller: Member) => answerOf((await as(fd, caller).ok(LEAVE)).leaveWorkspace);
const left = async (caller: Member) => {
  const { data, errors } = await as(fd, caller).run(LEAVE);
  return errors?.[0]?.extensions.code ?? answerOf(data?.leaveWorkspace).outcome;
};
const owners = async (slug: string) =>
  (
    await rows(
      fd,
      `select 1 from members m join workspaces w using (workspace_id) where w.slug = $1 and m.role = 'owner'`,
      [slug],
    )
  ).length;

describe('removing a member', () => {
  it('is refused to a caller without workspace.members', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [mia, vic] = [
      await buildMember(fd, acme, { role: 'member' }),
      await buildMember(fd, acme, { role: 'viewer' }),
    ];
    expect(await remove(mia, vic)).toBe('FORBIDDEN');
    expect(await remove(acme.owner, vic)).toBe('ok');
  });

  it('is refused for a member who holds more than the caller', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.members' }] });
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const paid = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'workspace.admin' }] });
    for (const higher of [adam, paid]) expect(await remove(mia, higher)).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect(await remove(mia, acme.owner)).toBe('FORBIDDEN');
    expect(await remove(adam, paid)).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect(await remove(adam, acme.owner)).toBe('FORBIDDEN');
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await remove(mia, vic)).toBe('ok');
  });

  it('is not found across workspaces', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const gina = await buildMember(fd, globex, { role: 'viewer' });
    expect(await remove(acme.owner, gina)).toBe('NOT_FOUND');
    expect(await remove(globex.owner, gina)).toBe('ok');
    expect(await remove(globex.owner, gina)).toBe('NOT_FOUND');
  });

  it('ends their access and the keys they created from the next request, and keeps the account [WC-11]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const elsewhere = await buildMember(fd, globex, { person: mia, role: 'member' });
    const key = await buildApiKey(fd, acme, mia, { scopes: ['lead.read'] });
    const hers = await buildApiKey(fd, globex, elsewhere, { scopes: ['lead.read'] });
    const LEADS = '{ leads(first: 1) { totalCount } }';
    for (const caller of [mia, elsewhere, key, hers]) expect(await as(fd, caller).denied(LEADS)).toBeNull();

    expect(await remove(acme.owner, mia)).toBe('ok');
    expect(await as(fd, mia).denied(LEADS)).toBe('NOT_FOUND');
    expect(await as(fd, key).denied(LEADS)).toBe('UNAUTHENTICATED');
    expect(await as(fd, elsewhere).denied(LEADS)).toBeNull();
    expect(await as(fd, hers).denied(LEADS)).toBeNull();
    const { viewer } = await as(fd, { bearer: mia.bearer }).ok(
      '{ viewer { email memberships { workspace { slug } } } }',
    );
    expect(viewer).toEqual({ email: mia.email, memberships: [{ workspace: { slug: globex.slug } }] });
  });

  it('returns the same NOT_FOUND as for a workspace that never existed, byte for byte [CB-09]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    await remove(acme.owner, vic);
    const [was, never] = await Promise.all(
      [acme.slug, 'never-was-there'].map((workspace) => as(fd, { ...vic, workspace }).run(INSIDE)),
    );
    const masked = (text = '') => text.replace(/"requestId":"[^"]+"/, '"requestId":"…"');
    expect(masked(was?.text)).toBe(masked(never?.text));
    expect(masked(was?.text)).toContain('NOT_FOUND');
    expect(was?.status).toBe(never?.status);
  });

  it('revokes their keys permanently: the keys do not work after a return, and do not prevent a new key', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const key = await buildApiKey(fd, acme, mia, { environment: 'PRODUCTION' });
    const stored = await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING' });
    await remove(acme.owner, mia);
    const keys = '{ apiKeys(first: 10) { edges { node { environment status } } } }';
    expect((await as(fd, acme.owner).ok(keys)).apiKeys.edges.map(({ node }: { node: object }) => node)).toEqual([
      { environment: 'STAGING', status: 'ACTIVE' },
      { environment: 'PRODUCTION', status: 'REVOKED' },
    ]);
    await buildMember(fd, acme, { person: mia, role: 'member' });
    expect(await as(fd, mia).denied(INSIDE)).toBeNull();
    expect(await as(fd, key).denied(INSIDE)).toBe('UNAUTHENTICATED');
    expect(await as(fd, stored).denied(INSIDE)).toBeNull();
    const next = {
      name: 'Next',
      environment: 'PRODUCTION',
      mode: 'ANY_OPERATION',
      scopes: ['lead.read'],
      expiresInDays: 30,
    };
    expect(await outcome(fd, mia, 'createApiKey', next)).toBe('ok');
  });
});

describe('shared records of a member who leaves', () => {
  const viewsOf = async ({ memberId }: Member) =>
    rows<{ name: string; visibility: string }>(
      fd,
      'select name, visibility from saved_views where member_id = $1 order by name',
      [memberId],
    );
  const shared = (...names: string[]) => names.map((name) => ({ name, visibility: 'SHARED' }));

  it('move to the member who removes them, with a unique name, and private ones are deleted', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [adam, mia] = [await buildMember(fd, acme, { role: 'admin' }), await buildMember(fd, acme)];
    const long = 'x'.repeat(100);
    for (const name of ['North', 'North 2', long]) await buildView(fd, acme, adam, { name, visibility: 'SHARED' });
    for (const name of ['North', 'South', long]) await buildView(fd, acme, mia, { name, visibility: 'SHARED' });
    await buildView(fd, acme, mia, { name: 'Mine' });
    expect(await remove(adam, mia)).toBe('ok');
    const names = ['North', 'North 2', 'North 3', 'South', `${'x'.repeat(98)} 2`, long];
    expect(await viewsOf(adam)).toEqual(shared(...names));
    expect(await viewsOf(mia)).toEqual([]);
    const seen = '{ savedViews(first: 50) { edges { node { name isViewerOwner } } } }';
    const { edges } = (await as(fd, acme.owner).ok(seen)).savedViews;
    expect(edges.map(({ node }: { node: { name: string } }) => node.name).sort()).toEqual([...names].sort());
  });

  it('move to the owner with the longest membership when they leave', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [mia, olga] = [await buildMember(fd, acme), await buildMember(fd, acme, { role: 'owner' })];
    for (const [who, day] of [
      [olga, 1],
      [acme.owner, 2],
    ] as const)
      await rows(fd, 'update members set joined_at = $2 where id = $1', [who.memberId, new Date(2026, 0, day)]);
    await buildView(fd, acme, mia, { name: 'North', visibility: 'SHARED' });
    await buildView(fd, acme, mia, { name: 'Mine' });
    await leave(mia);
    expect(await viewsOf(olga)).toEqual(shared('North'));
    // Owners can remove themselves, even the owner who joined first.
    expect(await remove(olga, olga)).toBe('ok');
    expect(await viewsOf(acme.owner)).toEqual(shared('North'));
  });

  it('move to the creator of a key that removes them, and when their account is deleted', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [mia, vic] = [await buildMember(fd, acme), await buildMember(fd, acme, { role: 'viewer' })];
    await buildView(fd, acme, mia, { name: 'North', visibility: 'SHARED' });
    await buildView(fd, acme, vic, { name: 'South', visibility: 'SHARED' });
    const key = {
      ...(await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] })),
      workspace: acme.slug,
    };
    expect(await outcome(fd, key, 'removeMember', { id: vic.memberId })).toBe('ok');
    expect(await viewsOf(acme.owner)).toEqual(shared('South'));
    expect(await outcome(fd, mia, 'deleteAccount', { password: PASSWORD })).toBe('ok');
    expect(await viewsOf(acme.owner)).toEqual(shared('North', 'South'));
  });
});

describe('leaving a workspace', () => {
  it('is open to every member and ends their access from the next request', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ana = await buildMember(fd, acme, { role: 'agent' });
    expect(await leave(ana)).toEqual({ outcome: 'ok', slug: acme.slug });
    expect(await as(fd, ana).denied(INSIDE)).toBe('NOT_FOUND');
    expect(await as(fd, { bearer: ana.bearer }).denied('{ viewer { id } }')).toBeNull();
  });

  it('is refused to the last owner, and allowed once there is another', async () => {
    const { acme } = await twoWorkspaces(fd);
    expect(await leave(acme.owner)).toEqual({ outcome: 'LAST_OWNER', code: 'LAST_OWNER' });
    await buildMember(fd, acme, { role: 'owner' });
    expect((await leave(acme.owner)).outcome).toBe('ok');
  });

  it('is not available to API keys', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const key = await buildApiKey(fd, acme, mia);
    expect(await as(fd, key).denied(LEAVE)).toBe('FORBIDDEN');
    expect(await as(fd, mia).denied(INSIDE)).toBeNull();
  });
});

describe('a workspace always keeps one owner [P2]', () => {
  it('refuses to demote or remove the last one, also on their own request', async () => {
    const { acme } = await twoWorkspaces(fd);
    expect(await demote(acme.owner, acme.owner)).toBe('LAST_OWNER');
    expect(await remove(acme.owner, acme.owner)).toBe('LAST_OWNER');
    const olga = await buildMember(fd, acme, { role: 'owner' });
    expect(await demote(acme.owner, acme.owner)).toBe('ok');
    expect(await demote(olga, olga)).toBe('LAST_OWNER');
  });

  it.each([
    ['demote each other', demote],
    ['remove each other', remove],
    ['both leave', left],
  ])('also for two owners %s concurrently, twenty times', async (_what, act) => {
    for (let round = 0; round < 20; round += 1) {
      const acme = await buildWorkspace(fd);
      const [ada, olga] = [
        await buildMember(fd, acme, { role: 'owner' }),
        await buildMember(fd, acme, { role: 'owner' }),
      ];
      const answers = await Promise.all([act(ada, olga), act(olga, ada)]);
      expect(await owners(acme.slug)).toBe(1);
      expect(answers).not.toContain('INTERNAL');
    }
  });

  it('also for three concurrent requests of different kinds', async () => {
    for (let round = 0; round < 10; round += 1) {
      const acme = await buildWorkspace(fd);
      const [ada, olga, otto] = await Promise.all([1, 2, 3].map(() => buildMember(fd, acme, { role: 'owner' })));
      if (!ada || !olga || !otto) throw new Error('Three were built.');
      const answers = await Promise.all([demote(ada, olga), remove(olga, otto), left(otto), demote(otto, ada)]);
      expect(await owners(acme.slug)).toBeGreaterThanOrEqual(1);
      expect(answers).not.toContain('INTERNAL');
    }
  });
});
