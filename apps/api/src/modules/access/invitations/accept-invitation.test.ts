import { PRESETS } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildMember,
  buildUser,
  type Member,
  type Person,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { answerOf, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { dump, rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const offer = (email: string, overrides: object = {}) => ({ email, role: 'viewer', policies: [], ...overrides });

/** Invites a user and returns the invitation's id and the token from the email. */
async function invite(inviter: Member, person: Person, overrides: object = {}) {
  const fields = 'invitation { id email status policies }';
  const { invitation } = await mutate(fd, inviter, 'inviteMember', offer(person.email, overrides), fields);
  return { id: invitation.id as string, token: tokenIn((await emailsTo(fd, person.email)).at(-1)), invitation };
}

const accept = (person: Person, which: { token?: string; id?: string }) =>
  outcome(fd, person, 'acceptInvitation', which);
const decline = (person: Person, which: { token?: string; id?: string }) =>
  outcome(fd, person, 'declineInvitation', which);
const membershipsOf = ({ userId }: Person) =>
  rows<{ role: string }>(fd, 'select role from members where user_id = $1', [userId]);

describe('accepting an invitation', () => {
  it('makes the invited person a member with the preset Operator / Agent [WC-09] [WC-30]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd, { name: 'Bob' });
    const preset = PRESETS.find(({ key }) => key === 'operator_agent')?.policies ?? [];
    expect(preset).toEqual(['message.read', 'message.send', 'contact.read', 'campaign.read']);
    const { token, invitation } = await invite(acme.owner, bob, { role: 'agent', policies: preset });
    expect(invitation).toMatchObject({ email: bob.email, status: 'PENDING', policies: preset });
    const [mail] = await emailsTo(fd, bob.email);
    expect(mail?.subject).toBe('Ada invited you to Acme');
    expect(mail?.action?.url).toMatch(/^http:\/\/localhost:4000\/accept-invitation#token=[\w.-]+$/);

    const there = { ...bob, workspace: acme.slug };
    expect(await as(fd, there).denied('{ workspace { id } }')).toBe('NOT_FOUND');
    const fields = 'workspace { slug }';
    expect(await mutate(fd, bob, 'acceptInvitation', { token }, fields)).toEqual({
      outcome: 'ok',
      workspace: { slug: acme.slug },
    });
    const { viewer } = (await as(fd, there).ok('{ workspace { viewer { role policies } } }')).workspace;
    expect(viewer.role).toBe('agent');
    expect(viewer.policies).toEqual([
      'campaign.read',
      'contact.read',
      'conversation.takeover',
      'knowledge.read',
      'lead.read',
      'message.read',
      'message.send',
    ]);
    const { member } = await as(fd, acme.owner).ok('query ($id: ID!) { member(id: $id) { email grants { policy } } }', {
      id: await memberId(bob),
    });
    // Policies that the role includes are not stored as grants.
    expect(member).toEqual({
      email: bob.email,
      grants: ['campaign.read', 'contact.read', 'message.send'].map((policy) => ({ policy })),
    });
  });

  it('works from the list of pending invitations, without the email', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { id } = await invite(acme.owner, bob);
    const waiting = async () =>
      (await as(fd, bob).ok('{ viewer { pendingInvitations { id workspaceName inviterName role } } }')).viewer
        .pendingInvitations;
    expect(await waiting()).toEqual([{ id, workspaceName: 'Acme', inviterName: 'Ada', role: 'viewer' }]);
    expect(await accept(bob, { id })).toBe('ok');
    expect(await waiting()).toEqual([]);
  });

  it('is refused to another account, by token and by id, and stays pending for the right one', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [bob, thief] = [await buildUser(fd), await buildUser(fd)];
    const { id, token } = await invite(acme.owner, bob);
    expect(await accept(thief, { token })).toBe('INVITATION_FOR_ANOTHER_ADDRESS');
    expect(await decline(thief, { token })).toBe('INVITATION_FOR_ANOTHER_ADDRESS');
    expect(await accept(thief, { id })).toBe('TOKEN_INVALID');
    expect(await accept({ ...bob, bearer: '' }, { token })).toBe('UNAUTHENTICATED');
    expect(await membershipsOf(thief)).toEqual([]);
    expect(await accept(bob, { token })).toBe('ok');
  });

  it('is refused for a malformed token or id', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { token } = await invite(acme.owner, bob);
    const [workspace, secret = ''] = token.split('.');
    const wrong = [
      'nonsense',
      '.',
      '\0',
      'x'.repeat(300),
      `${workspace}.`,
      `.${secret}`,
      `${workspace}.${secret}x`,
      `${token}.x`,
      `AAAA${token}`,
    ];
    for (const each of wrong) expect(await accept(bob, { token: each })).toBe('TOKEN_INVALID');
    for (const id of ['nonsense', '\0', '018f0000-0000-7000-8000-000000000000'])
      expect(await accept(bob, { id })).toBe('TOKEN_INVALID');
    expect(await accept(bob, {})).toBe('TOKEN_INVALID');
    expect(await accept(bob, { token })).toBe('ok');
  });

  it('is refused after seven days', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [bob, eve] = [await buildUser(fd), await buildUser(fd)];
    const [early, late] = [await invite(acme.owner, bob), await invite(acme.owner, eve)];
    fd.advance({ days: 6, hours: 23 });
    expect(await accept(await signedInAgain(fd, bob), { token: early.token })).toBe('ok');
    fd.advance({ hours: 2 });
    const again = await signedInAgain(fd, eve);
    expect((await as(fd, again).ok('{ viewer { pendingInvitations { id } } }')).viewer.pendingInvitations).toEqual([]);
    expect(await accept(again, { token: late.token })).toBe('TOKEN_EXPIRED');
    expect(await decline(again, { token: late.token })).toBe('TOKEN_EXPIRED');
    expect(await membershipsOf(eve)).toEqual([]);
  });

  it('is refused after it was revoked, declined or accepted', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const revoked = await invite(acme.owner, bob);
    expect(await outcome(fd, acme.owner, 'revokeInvitation', { id: revoked.id })).toBe('ok');
    expect(await accept(bob, { token: revoked.token })).toBe('INVITATION_NOT_PENDING');
    const declined = await invite(acme.owner, bob);
    expect(await decline(bob, { token: declined.token })).toBe('ok');
    expect(await accept(bob, { token: declined.token })).toBe('INVITATION_NOT_PENDING');
    expect(await membershipsOf(bob)).toEqual([]);
    const accepted = await invite(acme.owner, bob);
    expect(await accept(bob, { token: accepted.token })).toBe('ok');
    expect(await accept(bob, { token: accepted.token })).toBe('INVITATION_NOT_PENDING');
    const { edges } = (await as(fd, acme.owner).ok('{ invitations(first: 9) { edges { node { status } } } }'))
      .invitations;
    expect(edges.map(({ node }: { node: { status: string } }) => node.status)).toEqual([
      'ACCEPTED',
      'DECLINED',
      'REVOKED',
    ]);
  });

  it('creates exactly one membership for fifty concurrent acceptances [P3]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { token, id } = await invite(acme.owner, bob);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => accept(bob, i % 2 ? { token } : { id })));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(new Set(answers)).not.toContain('INTERNAL');
    expect(await membershipsOf(bob)).toEqual([{ role: 'viewer' }]);
    expect(
      await rows(fd, `select 1 from audit_events where subject_id = $1 and name = 'invitation.accepted'`, [id]),
    ).toHaveLength(1);
  });

  it('is refused to an account that is already a member', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { token } = await invite(acme.owner, bob, { role: 'admin' });
    await buildMember(fd, acme, { person: bob, role: 'viewer' });
    expect(await accept(bob, { token })).toBe('ALREADY_MEMBER');
    expect(await membershipsOf(bob)).toEqual([{ role: 'viewer' }]);
  });
});

describe('an invitation grants no more than the inviter can still grant [P3]', () => {
  const demotions: [string, (owner: Member, adam: Member) => Promise<string>][] = [
    [
      'was demoted',
      (owner, { memberId: id }) => outcome(fd, owner, 'updateMember', { id, role: 'viewer', grants: [] }),
    ],
    [
      'lost one policy of it',
      (owner, { memberId: id }) =>
        outcome(fd, owner, 'updateMember', { id, role: 'admin', grants: [{ policy: 'lead.manage', effect: 'DENY' }] }),
    ],
    ['was removed', (owner, { memberId: id }) => outcome(fd, owner, 'removeMember', { id })],
    [
      'left',
      async (_owner, adam) =>
        answerOf((await as(fd, adam).ok('mutation { leaveWorkspace { errors { code } } }')).leaveWorkspace).outcome,
    ],
    [
      'was disabled',
      async (_owner, { userId }) => {
        await rows(fd, 'update users set disabled_at = now() where id = $1', [userId]);
        return 'ok';
      },
    ],
  ];

  it.each(demotions)('when the inviter %s before the acceptance', async (_what, demote) => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const [bob, eve] = [await buildUser(fd), await buildUser(fd)];
    const { token } = await invite(adam, bob, { role: 'member' });
    const { token: premise } = await invite(adam, eve, { role: 'member' });
    expect(await accept(eve, { token: premise })).toBe('ok');
    expect(await demote(acme.owner, adam)).toBe('ok');
    expect(await accept(bob, { token })).toBe('INVITER_MAY_NO_LONGER_INVITE');
    expect(await membershipsOf(bob)).toEqual([]);
  });
});

describe('what an invitation shows and stores', () => {
  it('shows the offer to anyone with the link, and masks most of the address', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd, { email: 'bob.the.builder@people.test' });
    const { token } = await invite(acme.owner, bob, { role: 'agent' });
    const fields = '{ workspaceName inviterName role status emailHint isForViewer }';
    const preview = (caller: object, which = token) =>
      as(fd, caller).run(`query ($token: String!) { invitationPreview(token: $token) ${fields} }`, { token: which });
    const seen = (await preview({})).data?.invitationPreview;
    expect(seen).toEqual({
      workspaceName: 'Acme',
      inviterName: 'Ada',
      role: 'agent',
      status: 'PENDING',
      emailHint: 'b•••@people.test',
      isForViewer: null,
    });
    expect((await preview({})).text).not.toContain('builder');
    expect((await preview(bob)).data?.invitationPreview.isForViewer).toBe(true);
    expect((await preview(acme.owner)).data?.invitationPreview.isForViewer).toBe(false);
    expect((await preview({}, `${token.slice(0, -2)}xx`)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    fd.advance({ days: 8 });
    expect((await preview({})).data?.invitationPreview.status).toBe('EXPIRED');
  });

  it('does not store the token in the database, including the email queue', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { id, token } = await invite(acme.owner, bob);
    const secret = token.split('.')[1] ?? '';
    const everything = await dump(fd);
    for (const form of [
      token,
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret, 'base64url').toString('hex'),
      Buffer.from(secret).toString('base64'),
    ]) {
      expect(everything).not.toContain(form);
    }
    // Precondition: the dump contains the invitation and the encrypted email.
    expect(everything).toContain(id);
    expect(everything).toContain('send_mail');
    expect(await accept(bob, { token })).toBe('ok');
  });
});

const memberId = async ({ userId }: Person) =>
  (await rows<{ id: string }>(fd, 'select id from members where user_id = $1', [userId]))[0]?.id;
