import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildRole,
  buildUser,
  buildWorkspace,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { buildServiceAccount } from '../../../../test/testkit/scene.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let ada: Member;
let ben: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());
beforeEach(async () => {
  acme = await buildWorkspace(fd);
  ada = await buildMember(fd, acme, { role: 'owner', name: 'Ada' });
  ben = await buildMember(fd, acme, { role: 'admin', name: 'Ben' });
});

const policiesOf = async (who: Member): Promise<string[]> =>
  (await as(fd, who).ok('{ workspace { viewer { policies } } }')).workspace.viewer.policies;

const made = async (by: Member, policies: string[], name = 'Night shift') =>
  (await mutate(fd, by, 'createRole', { name, policies }, 'role { id name policies memberCount }')).role;

const give = (by: Member, { memberId: id }: Member, customRoleId: string) =>
  outcome(fd, by, 'updateMember', { id, role: 'member', customRoleId, grants: [] });

describe('a custom role', () => {
  it('contains only existing policies that its creator holds', async () => {
    expect(await made(ben, ['message.read', 'contact.read', 'contact.read'])).toMatchObject({
      name: 'Night shift',
      policies: ['contact.read', 'message.read'],
      memberCount: 0,
    });
    const refused = (input: object) =>
      outcome(fd, ben, 'createRole', { name: 'Other', policies: ['lead.read'], ...input });
    expect(await refused({ name: 'night SHIFT' })).toBe('ROLE_NAME_TAKEN');
    expect(await refused({ name: ' ' })).toBe('NAME_INVALID');
    expect(await refused({ policies: [] })).toBe('POLICIES_EMPTY');
    expect(await refused({ policies: ['lead.reed'] })).toBe('POLICY_UNKNOWN');
    expect(await refused({ policies: ['workspace.admin'] })).toBe('ABOVE_YOURS');
    expect(await refused({})).toBe('ok');
    expect(await outcome(fd, await buildMember(fd, acme), 'createRole', { name: 'X', policies: ['lead.read'] })).toBe(
      'FORBIDDEN',
    );
  });

  it('applies from the next request, also when the caller is cached, and so do its changes', async () => {
    const mia = await buildMember(fd, acme, { role: 'viewer', name: 'Mia' });
    const role = await made(ada, ['message.read', 'lead.read']);
    expect(await policiesOf(mia)).toContain('analytics.read');
    expect(await give(ada, mia, role.id)).toBe('ok');
    expect(await policiesOf(mia)).toEqual(['lead.read', 'message.read']);
    // After the second request, the caller is cached.
    await policiesOf(mia);
    const change = { id: role.id, name: 'Days', policies: ['contact.manage'] };
    expect(await outcome(fd, ada, 'updateRole', change)).toBe('ok');
    expect(await policiesOf(mia)).toEqual(['contact.manage', 'contact.read']);
    const key = await buildApiKey(fd, acme, mia, { scopes: ['contact.manage', 'lead.read'] });
    expect(await as(fd, key).denied('{ contacts(first: 1) { totalCount } }')).toBeNull();
    await mutate(fd, ada, 'updateRole', { ...change, policies: ['lead.read'] });
    expect(await as(fd, key).denied('{ contacts(first: 1) { totalCount } }')).toBe('FORBIDDEN');
  });

  it('replaces the role member, but not owner, and is never a role of another workspace', async () => {
    const mia = await buildMember(fd, acme);
    const role = await buildRole(fd, acme);
    const input = { id: mia.memberId, role: 'owner', customRoleId: role.id, grants: [] };
    expect(await outcome(fd, ada, 'updateMember', input)).toBe('VALIDATION_FAILED');
    const { globex } = await twoWorkspaces(fd);
    const foreign = await buildRole(fd, globex);
    expect(await give(ada, mia, foreign.id)).toBe('ROLE_UNKNOWN');
    expect(await outcome(fd, ada, 'updateRole', { id: foreign.id, name: 'Mine', policies: ['lead.read'] })).toBe(
      'NOT_FOUND',
    );
    expect(await outcome(fd, ada, 'deleteRole', { id: foreign.id })).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'deleteRole', { id: foreign.id })).toBe('ok');
  });

  it('is offered by invitation, and applies with its policies at the time of acceptance', async () => {
    const role = await made(ada, ['message.read']);
    const bob = await buildUser(fd);
    const input = { email: bob.email, role: 'member', customRoleId: role.id, policies: [] };
    expect(await outcome(fd, ben, 'inviteMember', input)).toBe('ok');
    const offer = await as(fd, ada).ok(
      '{ invitations(first: 1) { edges { node { role customRoleName } } } customRoles { invitationCount } }',
    );
    expect(offer.invitations.edges[0].node.customRoleName).toBe('Night shift');
    expect(offer.customRoles[0].invitationCount).toBe(1);
    const token = tokenIn((await emailsTo(fd, bob.email)).at(-1));
    await mutate(fd, ada, 'updateRole', { id: role.id, name: 'Night shift', policies: ['lead.read', 'message.read'] });
    expect(await outcome(fd, bob, 'acceptInvitation', { token })).toBe('ok');
    expect(await policiesOf({ ...bob, workspace: acme.slug } as Member)).toEqual(['lead.read', 'message.read']);
  });

  it('is not granted by acceptance if it contains more policies than the inviter has [P3]', async () => {
    const role = await made(ada, ['message.read']);
    const bob = await buildUser(fd);
    await mutate(fd, ben, 'inviteMember', { email: bob.email, role: 'member', customRoleId: role.id, policies: [] });
    const token = tokenIn((await emailsTo(fd, bob.email)).at(-1));
    await mutate(fd, ada, 'updateRole', { id: role.id, name: 'Payer', policies: ['workspace.admin'] });
    expect(await outcome(fd, bob, 'acceptInvitation', { token })).toBe('INVITER_MAY_NO_LONGER_INVITE');
  });

  it('cannot be edited by a member with fewer policies than the role or than one of its members [P1]', async () => {
    const payer = await made(ada, ['workspace.admin'], 'Payer');
    const change = { name: 'Payer', policies: ['lead.read'] };
    expect(await outcome(fd, ben, 'updateRole', { id: payer.id, ...change })).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect(await outcome(fd, ben, 'deleteRole', { id: payer.id })).toBe('TARGET_HAS_MORE_PERMISSIONS');
    const small = await made(ada, ['lead.read'], 'Small');
    const paying = await buildMember(fd, acme, { customRoleId: small.id, grants: [{ policy: 'workspace.admin' }] });
    const wider = { id: small.id, name: 'Small', policies: ['lead.read', 'lead.manage'] };
    expect(await outcome(fd, ben, 'updateRole', wider)).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect(await outcome(fd, ada, 'updateRole', wider)).toBe('ok');
    await mutate(fd, ada, 'removeMember', { id: paying.memberId });
    // Precondition: after that member is removed, the change is allowed.
    expect(await outcome(fd, ben, 'updateRole', { ...wider, policies: ['lead.read'] })).toBe('ok');
  });
});

describe('a role in use', () => {
  it('is deleted only with a replacement for its members and invitations', async () => {
    const role = await made(ada, ['message.read']);
    const mia = await buildMember(fd, acme, { customRoleId: role.id });
    await mutate(fd, ada, 'inviteMember', {
      email: 'ivy@people.test',
      role: 'member',
      customRoleId: role.id,
      policies: [],
    });
    expect(await outcome(fd, ada, 'deleteRole', { id: role.id })).toBe('ROLE_IN_USE');
    expect(await outcome(fd, ben, 'deleteRole', { id: role.id, moveToRole: 'owner' })).toBe('OWNER_ONLY');
    expect(await outcome(fd, ada, 'deleteRole', { id: role.id, moveToCustomRoleId: role.id })).toBe('ROLE_UNKNOWN');
    expect(await outcome(fd, ada, 'deleteRole', { id: role.id, moveToRole: 'viewer' })).toBe('ok');
    expect(await policiesOf(mia)).toContain('analytics.read');
    const asked = '{ customRoles { id } invitations(first: 1) { edges { node { role customRoleName } } } }';
    const { customRoles, invitations } = await as(fd, ada).ok(asked);
    expect(customRoles).toEqual([]);
    expect(invitations.edges[0].node).toEqual({ role: 'viewer', customRoleName: null });
  });
});

describe('the preview of a change', () => {
  it('lists the affected members and keys with their changes, and refuses what the change would refuse', async () => {
    const role = await made(ada, ['lead.manage', 'message.read']);
    const mia = await buildMember(fd, acme, { customRoleId: role.id, name: 'Mia' });
    await buildApiKey(fd, acme, mia, { scopes: ['lead.manage'] });
    // The permissions of a service account's key do not depend on the member who created the key.
    const serviceAccountId = await buildServiceAccount(fd, acme, mia, { policies: ['lead.manage'] });
    await buildApiKey(fd, acme, mia, { scopes: ['lead.manage'], environment: 'STAGING', serviceAccountId });
    const asked = (policies: string[]) => ({ input: { id: role.id, name: 'Night shift', policies } });
    const PREVIEW = `query ($input: UpdateRoleInput!) { previewRoleChange(input: $input) {
      refusal { code } changes { name gained lost limits keys { name lost } } } }`;
    const before = await policiesOf(mia);
    expect((await as(fd, ben).ok(PREVIEW, asked(['contact.read', 'message.read']))).previewRoleChange).toEqual({
      refusal: null,
      changes: [
        {
          name: 'Mia',
          gained: ['contact.read'],
          lost: ['lead.read', 'lead.manage'],
          limits: [],
          keys: [{ name: 'Website', lost: ['lead.read', 'lead.manage'] }],
        },
      ],
    });
    expect(await policiesOf(mia)).toEqual(before);
    expect((await as(fd, ben).ok(PREVIEW, asked(['workspace.admin']))).previewRoleChange).toEqual({
      refusal: { code: 'ABOVE_YOURS' },
      changes: [],
    });
    await mutate(fd, ben, 'updateRole', asked(['contact.read', 'message.read']).input);
    expect(await policiesOf(mia)).toEqual(['contact.read', 'message.read']);
  });
});
