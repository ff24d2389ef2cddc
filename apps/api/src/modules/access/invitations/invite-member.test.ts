import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildApiKey,
  buildMember,
  buildUser,
  buildVisitor,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const offer = (email: string, overrides: object = {}) => ({ email, role: 'viewer', policies: [], ...overrides });
const ID = 'invitation { id }';

describe('what is not offered', () => {
  it.each([
    ['to what is not an address', { email: 'nonsense' }, 'EMAIL_INVALID', 'email'],
    ['with a policy that does not exist', { policies: ['lead.steal'] }, 'POLICY_UNKNOWN', 'policies'],
  ])('anything %s', async (_what, refusal, code, field) => {
    const { acme } = await twoWorkspaces(fd);
    const { email } = buildVisitor();
    expect(await mutate(fd, acme.owner, 'inviteMember', { ...offer(email), ...refusal })).toMatchObject({
      code,
      field,
    });
    expect(await emailsTo(fd, email)).toEqual([]);
    expect(await outcome(fd, acme.owner, 'inviteMember', offer(email))).toBe('ok');
  });

  it('more than the inviter holds', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const mia = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.members' }] });
    const { email } = buildVisitor();
    expect(await outcome(fd, adam, 'inviteMember', offer(email, { role: 'owner' }))).toBe('OWNER_ONLY');
    expect(await outcome(fd, adam, 'inviteMember', offer(email, { policies: ['workspace.admin'] }))).toBe(
      'ABOVE_YOURS',
    );
    expect(await outcome(fd, mia, 'inviteMember', offer(email, { role: 'admin' }))).toBe('ABOVE_YOURS');
    expect(await outcome(fd, mia, 'inviteMember', offer(email, { policies: ['campaign.run'] }))).toBe('ABOVE_YOURS');
    expect(await emailsTo(fd, email)).toEqual([]);
    expect(await outcome(fd, mia, 'inviteMember', offer(email, { policies: ['lead.manage'] }))).toBe('ok');
    expect(await emailsTo(fd, email)).toHaveLength(1);
  });

  it('by a member without workspace.members, or from outside', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const { email } = buildVisitor();
    expect(await outcome(fd, mia, 'inviteMember', offer(email))).toBe('FORBIDDEN');
    expect(await outcome(fd, { ...globex.owner, workspace: acme.slug }, 'inviteMember', offer(email))).toBe(
      'NOT_FOUND',
    );
    expect(await as(fd, mia).denied('{ invitations(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'inviteMember', offer(email))).toBe('ok');
  });

  it('to a member, in any spelling of the address; membership in another workspace does not matter', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const gina = await buildMember(fd, globex, { email: 'gina@people.test' });
    expect(await outcome(fd, globex.owner, 'inviteMember', offer('GINA@People.test '))).toBe('ALREADY_MEMBER');
    expect(await outcome(fd, acme.owner, 'inviteMember', offer('GINA@People.test '))).toBe('ok');
    expect(
      (await as(fd, gina).ok('{ viewer { pendingInvitations { workspaceName } } }')).viewer.pendingInvitations,
    ).toHaveLength(1);
  });

  it('by an API key, which may read and revoke invitations within its scopes [S3]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.members'] });
    const { email } = buildVisitor();
    expect(await outcome(fd, key, 'inviteMember', offer(email))).toBe('FORBIDDEN');
    expect(await emailsTo(fd, email)).toEqual([]);
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(email), ID);
    expect((await as(fd, key).ok('{ invitations(first: 1) { totalCount } }')).invitations.totalCount).toBe(1);
    expect(await outcome(fd, key, 'resendInvitation', { id: invitation.id })).toBe('FORBIDDEN');
    expect(await outcome(fd, key, 'revokeInvitation', { id: invitation.id })).toBe('ok');
  });
});

describe('one pending invitation for each address', () => {
  it('refuses a second, also for ten concurrent requests, and in any spelling', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { email } = buildVisitor();
    const spelled = (i: number) => (i % 2 ? email : email.toUpperCase());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => outcome(fd, acme.owner, 'inviteMember', offer(spelled(i)))),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'INVITATION_PENDING')).toHaveLength(9);
    // A refused invitation sends no email.
    expect(await emailsTo(fd, email)).toHaveLength(1);
    expect(
      await rows(fd, `select 1 from audit_events where workspace_id = $1 and name = 'invitation.created'`, [acme.id]),
    ).toHaveLength(1);
  });

  it('lets another workspace invite the same address', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { email } = buildVisitor();
    expect(await outcome(fd, acme.owner, 'inviteMember', offer(email))).toBe('ok');
    expect(await outcome(fd, globex.owner, 'inviteMember', offer(email))).toBe('ok');
  });

  it('allows another when it is revoked or expired', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { email } = buildVisitor();
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(email), ID);
    expect(await outcome(fd, acme.owner, 'revokeInvitation', { id: invitation.id })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'revokeInvitation', { id: invitation.id })).toBe('INVITATION_NOT_PENDING');
    expect(await outcome(fd, acme.owner, 'inviteMember', offer(email))).toBe('ok');
    fd.advance({ days: 7, minutes: 1 });
    const ada = await signedInAgain(fd, acme.owner);
    expect(await outcome(fd, ada, 'inviteMember', offer(email))).toBe('ok');
    const { edges } = (await as(fd, ada).ok('{ invitations(first: 9) { edges { node { status } } } }')).invitations;
    expect(edges.map(({ node }: { node: { status: string } }) => node.status)).toEqual([
      'PENDING',
      'EXPIRED',
      'REVOKED',
    ]);
  });
});

describe('sending an invitation again', () => {
  it('is refused within a minute, then emails a new link and revokes the old one', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(bob.email), ID);
    const resend = () => outcome(fd, acme.owner, 'resendInvitation', { id: invitation.id });
    fd.advance({ seconds: 55 });
    expect(await resend()).toBe('TOO_SOON');
    expect(await emailsTo(fd, bob.email)).toHaveLength(1);
    fd.advance({ seconds: 6 });
    expect(await resend()).toBe('ok');
    expect(await resend()).toBe('TOO_SOON');
    const [old, fresh] = (await emailsTo(fd, bob.email)).map(tokenIn);
    expect(await outcome(fd, bob, 'acceptInvitation', { token: old })).toBe('TOKEN_INVALID');
    expect(await as(fd).denied('query ($t: String!) { invitationPreview(token: $t) { role } }', { t: old })).toBe(
      'NOT_FOUND',
    );
    expect(await outcome(fd, bob, 'acceptInvitation', { token: fresh })).toBe('ok');
    expect(await resend()).toBe('INVITATION_NOT_PENDING');
  });

  it('sends one email for many concurrent requests', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { email } = buildVisitor();
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(email), ID);
    fd.advance({ minutes: 2 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => outcome(fd, acme.owner, 'resendInvitation', { id: invitation.id })),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(await emailsTo(fd, email)).toHaveLength(2);
  });

  it('restarts the seven days', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(bob.email), ID);
    fd.advance({ days: 6 });
    expect(await outcome(fd, await signedInAgain(fd, acme.owner), 'resendInvitation', { id: invitation.id })).toBe(
      'ok',
    );
    fd.advance({ days: 6 });
    const token = tokenIn((await emailsTo(fd, bob.email)).at(-1));
    expect(await outcome(fd, await signedInAgain(fd, bob), 'acceptInvitation', { token })).toBe('ok');
  });

  it('is attributed to its sender, and refused to a member with fewer permissions than it offers', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin', name: 'Adam' });
    const mia = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.members' }] });
    const bob = await buildUser(fd);
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(bob.email, { role: 'admin' }), ID);
    fd.advance({ minutes: 2 });
    expect(await outcome(fd, mia, 'resendInvitation', { id: invitation.id })).toBe('ABOVE_YOURS');
    const fields = 'invitation { inviterName }';
    expect(await mutate(fd, adam, 'resendInvitation', { id: invitation.id }, fields)).toMatchObject({
      invitation: { inviterName: 'Adam' },
    });
    await outcome(fd, acme.owner, 'removeMember', { id: adam.memberId });
    const token = tokenIn((await emailsTo(fd, bob.email)).at(-1));
    expect(await outcome(fd, bob, 'acceptInvitation', { token })).toBe('INVITER_MAY_NO_LONGER_INVITE');
  });

  it('is not found across workspaces, nor is revoking', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { invitation } = await mutate(fd, acme.owner, 'inviteMember', offer(buildVisitor().email), ID);
    fd.advance({ minutes: 2 });
    for (const name of ['resendInvitation', 'revokeInvitation']) {
      expect(await outcome(fd, globex.owner, name, { id: invitation.id })).toBe('NOT_FOUND');
    }
    expect(await outcome(fd, acme.owner, 'resendInvitation', { id: invitation.id })).toBe('ok');
  });
});
