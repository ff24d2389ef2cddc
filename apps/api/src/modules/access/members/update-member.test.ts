import type { PolicyKey, RoleName } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildApiKey,
  buildLead,
  buildMember,
  buildUser,
  buildWorkspace,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Grant = { policy: string; effect: 'GRANT' | 'DENY'; expiresAt?: Date };
const grant = (policy: PolicyKey, expiresAt?: Date): Grant => ({
  policy,
  effect: 'GRANT',
  ...(expiresAt ? { expiresAt } : {}),
});
const deny = (policy: PolicyKey, expiresAt?: Date): Grant => ({ ...grant(policy, expiresAt), effect: 'DENY' });

const update = (caller: Member, { memberId: id }: Member, role: RoleName, grants: Grant[] = []) =>
  outcome(fd, caller, 'updateMember', { id, role, grants });
const access = async (of: Member) => {
  const { role, policies } = (await as(fd, of).ok('{ workspace { viewer { role policies } } }')).workspace.viewer;
  return { role: role as string, policies: policies as string[] };
};

describe('no member grants or revokes what they do not hold', () => {
  it('refuses an admin who makes another member or themselves an owner', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await update(adam, vic, 'owner')).toBe('OWNER_ONLY');
    expect(await update(adam, adam, 'owner')).toBe('OWNER_ONLY');
    expect(await update(acme.owner, vic, 'owner')).toBe('ok');
    expect((await access(adam)).role).toBe('admin');
  });

  it('refuses an admin who changes an owner', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const olga = await buildMember(fd, acme, { role: 'owner' });
    expect(await update(adam, olga, 'viewer')).toBe('FORBIDDEN');
    expect(await update(adam, olga, 'owner', [deny('lead.read')])).toBe('FORBIDDEN');
    expect(await outcome(fd, adam, 'removeMember', { id: olga.memberId })).toBe('FORBIDDEN');
    expect((await access(olga)).role).toBe('owner');
    expect(await update(acme.owner, olga, 'viewer')).toBe('ok');
  });

  it('refuses an admin who grants the policies that admins lack [AM-16]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    for (const policy of ['workspace.admin'] as const) {
      expect(await update(adam, vic, 'viewer', [grant(policy)])).toBe('ABOVE_YOURS');
      expect(await update(adam, adam, 'admin', [grant(policy)])).toBe('ABOVE_YOURS');
    }
    expect(await update(adam, vic, 'viewer', [grant('lead.manage')])).toBe('ok');
    expect(await update(acme.owner, vic, 'viewer', [grant('audit.export')])).toBe('ok');
  });

  it('refuses a member with workspace.members who grants what they lack, and allows what they hold [WC-15]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.members' }] });
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    for (const policy of ['workspace.settings', 'campaign.run', 'agent.manage'] as const) {
      expect(await update(mia, vic, 'viewer', [grant(policy)])).toBe('ABOVE_YOURS');
    }
    expect(await update(mia, vic, 'admin')).toBe('ABOVE_YOURS');
    expect(await update(mia, mia, 'member', [grant('workspace.members'), grant('workspace.settings')])).toBe(
      'ABOVE_YOURS',
    );
    expect((await access(vic)).policies).not.toContain('lead.manage');
    expect(await update(mia, vic, 'viewer', [grant('lead.manage')])).toBe('ok');
    expect((await access(vic)).policies).toContain('lead.manage');
  });

  it('refuses to lift a denial of a policy that the caller lacks, for themselves and for others', async () => {
    const { acme } = await twoWorkspaces(fd);
    const denials = [{ policy: 'contact.manage', effect: 'DENY' }, { policy: 'workspace.members' }] as const;
    const mia = await buildMember(fd, acme, { role: 'member', grants: denials });
    const tom = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'contact.manage', effect: 'DENY' }] });
    expect(await update(mia, tom, 'member')).toBe('ABOVE_YOURS');
    expect(await update(mia, mia, 'member', [grant('workspace.members')])).toBe('ABOVE_YOURS');
    // After the denial ends, the member would have a policy that the caller does not hold.
    expect(await update(mia, tom, 'member', [deny('contact.manage', tomorrow())])).toBe('ABOVE_YOURS');
    expect(await update(mia, tom, 'member', [deny('contact.manage'), deny('lead.manage')])).toBe('ok');
    expect(await update(acme.owner, tom, 'member')).toBe('ok');
    expect((await access(tom)).policies).toContain('contact.manage');
  });

  it('refuses to grant permanently what the caller holds until tomorrow', async () => {
    const { acme } = await twoWorkspaces(fd);
    const until = tomorrow();
    const grants = [{ policy: 'campaign.run', expiresAt: until }, { policy: 'workspace.members' }] as const;
    const mia = await buildMember(fd, acme, { role: 'member', grants });
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await update(mia, vic, 'viewer', [grant('campaign.run')])).toBe('ABOVE_YOURS');
    expect(await update(mia, vic, 'viewer', [grant('campaign.run', until)])).toBe('ok');
  });

  it('reports to an admin that an owner outranks them, not that a policy is missing [CB-33]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ben = await buildMember(fd, acme, { role: 'admin' });
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const question = 'query ($id: ID!) { member(id: $id) { viewerCan { remove { allowed reason } } } }';
    const remove = async (id: string) => (await as(fd, ben).ok(question, { id })).member.viewerCan.remove;
    expect(await remove(acme.owner.memberId)).toEqual({ allowed: false, reason: 'Only an owner can do this.' });
    expect(await remove(vic.memberId)).toEqual({ allowed: true, reason: null });
  });

  it('previews a refusal with its reason', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.members' }] });
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const can = async (id: string) =>
      (await as(fd, mia).ok('query ($id: ID!) { member(id: $id) { viewerCan { update { allowed reason } } } }', { id }))
        .member.viewerCan.update;
    expect(await can(vic.memberId)).toEqual({ allowed: true, reason: null });
    expect(await can(adam.memberId)).toEqual({
      allowed: false,
      reason: 'You cannot change a member or key that has more permissions than you.',
    });
    expect(await update(mia, adam, 'viewer')).toBe('TARGET_HAS_MORE_PERMISSIONS');
  });

  it('applies to an API key as to its creator, within its scopes', async () => {
    const { acme } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.members'] });
    const asKey = (role: RoleName, grants: Grant[] = []) =>
      outcome(fd, key, 'updateMember', { id: vic.memberId, role, grants });
    expect(await asKey('owner')).toBe('OWNER_ONLY');
    expect(await asKey('viewer', [grant('lead.manage')])).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect((await access(vic)).role).toBe('viewer');
  });
});

describe('what is refused to every caller', () => {
  it('an unknown policy, an unknown member, and a member of another workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const wrong = { policy: 'lead.steal', effect: 'GRANT' } as const;
    expect(
      await mutate(fd, acme.owner, 'updateMember', { id: vic.memberId, role: 'viewer', grants: [wrong] }),
    ).toMatchObject({
      code: 'POLICY_UNKNOWN',
      field: 'grants',
    });
    const unknown = { ...vic, memberId: '018f0000-0000-7000-8000-000000000000' };
    for (const other of [globex.owner, unknown, { ...vic, memberId: 'nonsense' }]) {
      expect(await update(acme.owner, other, 'viewer')).toBe('NOT_FOUND');
    }
    expect(await update(acme.owner, vic, 'viewer', [grant('lead.manage')])).toBe('ok');
  });

  it('a member without workspace.members, even about themselves [WC-15]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await update(mia, mia, 'viewer')).toBe('FORBIDDEN');
    expect(await update(acme.owner, mia, 'viewer')).toBe('ok');
  });
});

describe('editing a member [WC-08] [WC-10]', () => {
  it('applies from their next request, without a new sign-in, in both directions', async () => {
    const { acme } = await twoWorkspaces(fd);
    const lead = await buildLead(fd, acme);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const change = () => outcome(fd, vic, 'updateLead', { id: lead.id, message: 'Called.' });
    expect(await change()).toBe('FORBIDDEN');
    expect(await update(acme.owner, vic, 'viewer', [grant('lead.manage')])).toBe('ok');
    expect(await change()).toBe('ok');
    expect(await update(acme.owner, vic, 'viewer')).toBe('ok');
    expect(await change()).toBe('FORBIDDEN');
    expect(await update(acme.owner, vic, 'member', [deny('lead.manage')])).toBe('ok');
    expect(await change()).toBe('FORBIDDEN');
    expect(await update(acme.owner, vic, 'member')).toBe('ok');
    expect(await change()).toBe('ok');
  });

  it('removes omitted grants, and returns the current state', async () => {
    const { acme } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, {
      role: 'viewer',
      grants: [{ policy: 'lead.manage' }, { policy: 'contact.manage' }],
    });
    const input = { id: vic.memberId, role: 'viewer', grants: [grant('contact.manage'), deny('message.read')] };
    const fields = 'member { email role grants { policy effect } effectivePolicies }';
    const { member } = await mutate(fd, acme.owner, 'updateMember', input, fields);
    expect(member).toMatchObject({
      email: vic.email,
      role: 'viewer',
      grants: [
        { policy: 'contact.manage', effect: 'GRANT' },
        { policy: 'message.read', effect: 'DENY' },
      ],
    });
    expect(member.effectivePolicies).toContain('contact.manage');
    expect(member.effectivePolicies).not.toContain('lead.manage');
    expect(member.effectivePolicies).not.toContain('message.read');
  });

  it('ends a grant and a denial at their expiry', async () => {
    const { acme } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const soon = new Date(fd.services.clock().getTime() + 3_600_000);
    await update(acme.owner, vic, 'viewer', [grant('lead.manage', soon), deny('message.read', soon)]);
    const held = async () => {
      const { policies } = await access(await signedInAgain(fd, vic));
      return [policies.includes('lead.manage'), policies.includes('message.read')];
    };
    expect(await held()).toEqual([true, false]);
    fd.advance({ minutes: 59 });
    expect(await held()).toEqual([true, false]);
    fd.advance({ minutes: 2 });
    expect(await held()).toEqual([false, true]);
  });

  it('does not change their access to another workspace [WC-02]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const rita = await buildMember(fd, acme, { role: 'viewer' });
    const there = await buildMember(fd, globex, { person: rita, role: 'admin' });
    expect((await access(rita)).policies).not.toContain('workspace.members');
    expect((await access(there)).policies).toContain('workspace.members');
    await update(globex.owner, there, 'agent');
    expect((await access(there)).role).toBe('agent');
    expect((await access(rita)).role).toBe('viewer');
  });

  it('neither changes the global role nor depends on it [WC-12] [WC-34]', async () => {
    const acme = await buildWorkspace(fd);
    const root = await buildUser(fd, { globalRole: 'ADMIN' });
    expect(await as(fd, { ...root, workspace: acme.slug }).denied('{ workspace { id } }')).toBe('NOT_FOUND');
    const viewer = await buildMember(fd, acme, { person: root, role: 'viewer' });
    expect(await outcome(fd, viewer, 'createLead', { name: 'Lena', phone: '+442079460018', consent: true })).toBe(
      'FORBIDDEN',
    );
    const owner = await buildMember(fd, acme, { role: 'owner' });
    await update(owner, viewer, 'admin');
    expect(
      (await rows<{ role: string }>(fd, 'select global_role as role from users where id = $1', [root.userId]))[0]?.role,
    ).toBe('ADMIN');
    expect(
      (await rows<{ role: string }>(fd, 'select global_role as role from users where id = $1', [owner.userId]))[0]
        ?.role,
    ).toBe('USER');
  });
});

const tomorrow = () => new Date(fd.services.clock().getTime() + 86_400_000);
