import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildUser, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { dump, rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const ANSWERS = 'answers { email outcome }';
const ID = 'invitation { id note }';
const LINK = 'url invitation { id inviterName }';
const offer = (emails: string[], overrides: object = {}) => ({ emails, role: 'viewer', policies: [], ...overrides });

describe('inviting several addresses in one request', () => {
  it('returns a result for each, and emails the invited with the note [WC-09]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme);
    const [bob, eve] = [await buildUser(fd), await buildUser(fd)];
    await mutate(fd, acme.owner, 'inviteMember', { email: eve.email, role: 'viewer', policies: [] });
    const emails = [` ${bob.email.toUpperCase()} `, mia.email, eve.email, 'not an address', bob.email, ''];
    const input = offer(emails, { note: 'We need you on Mondays.' });
    expect((await mutate(fd, acme.owner, 'inviteMembers', input, ANSWERS)).answers).toEqual([
      { email: bob.email, outcome: 'INVITED' },
      { email: mia.email, outcome: 'ALREADY_MEMBER' },
      { email: eve.email, outcome: 'ALREADY_INVITED' },
      { email: 'not an address', outcome: 'NOT_AN_ADDRESS' },
    ]);
    const [mail, ...more] = await emailsTo(fd, bob.email);
    expect(more).toEqual([]);
    expect(mail?.paragraphs).toContain('Message from Ada: We need you on Mondays.');
    expect(await emailsTo(fd, mia.email)).toEqual([]);
    const preview = 'query ($token: String!) { invitationPreview(token: $token) { note } }';
    expect((await as(fd, {}).ok(preview, { token: tokenIn(mail) })).invitationPreview.note).toBe(
      'We need you on Mondays.',
    );
    const { viewer } = await as(fd, bob).ok('{ viewer { pendingInvitations { note } } }');
    expect(viewer.pendingInvitations).toEqual([{ note: 'We need you on Mondays.' }]);
  });

  it('gives none of them more than the inviter has [P1]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const [one, two] = [await buildUser(fd), await buildUser(fd)];
    const emails = [one.email, two.email];
    expect(await outcome(fd, adam, 'inviteMembers', offer(emails, { role: 'owner' }))).toBe('OWNER_ONLY');
    expect(await outcome(fd, adam, 'inviteMembers', offer(emails, { policies: ['workspace.admin'] }))).toBe(
      'ABOVE_YOURS',
    );
    expect(await rows(fd, 'select 1 from invitations where workspace_id = $1', [acme.id])).toEqual([]);
    // Precondition: an offer within the inviter's permissions is accepted.
    expect(await outcome(fd, adam, 'inviteMembers', offer(emails))).toBe('ok');
  });

  it('refuses none, too many, and a note that is too long', async () => {
    const { acme } = await twoWorkspaces(fd);
    const many = Array.from({ length: 51 }, (_, nth) => `guest${nth}@people.test`);
    expect(await outcome(fd, acme.owner, 'inviteMembers', offer([' ']))).toBe('ADDRESSES_NONE');
    expect(await outcome(fd, acme.owner, 'inviteMembers', offer(many))).toBe('ADDRESSES_TOO_MANY');
    expect(await outcome(fd, acme.owner, 'inviteMembers', offer(['a@people.test'], { note: 'x'.repeat(501) }))).toBe(
      'NOTE_TOO_LONG',
    );
    expect(await outcome(fd, acme.owner, 'inviteMembers', offer(many.slice(0, 50)))).toBe('ok');
    // The hourly limit counts addresses, not requests.
    expect(await outcome(fd, acme.owner, 'inviteMembers', offer(many.map((email) => `x${email}`).slice(0, 50)))).toBe(
      'ok',
    );
    expect(await outcome(fd, acme.owner, 'inviteMembers', offer(['late@people.test']))).toBe('RATE_LIMITED');
  });

  it('creates one pending invitation for an address under concurrent requests', async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => mutate(fd, acme.owner, 'inviteMembers', offer([bob.email]), ANSWERS)),
    );
    const outcomes = answers.map(({ answers: [answer] }) => answer.outcome);
    expect(outcomes.filter((one) => one === 'INVITED')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'ALREADY_INVITED')).toHaveLength(9);
  });
});

describe('an invitation link to share', () => {
  const invited = async () => {
    const { acme } = await twoWorkspaces(fd);
    const bob = await buildUser(fd);
    const { invitation } = await mutate(
      fd,
      acme.owner,
      'inviteMember',
      { email: bob.email, role: 'member', policies: [] },
      ID,
    );
    return { acme, bob, id: invitation.id as string, mailed: tokenIn((await emailsTo(fd, bob.email)).at(-1)) };
  };

  it('replaces the previous one, is shown once, and only its hash is stored [P3]', async () => {
    const { acme, bob, id, mailed } = await invited();
    const first = await mutate(fd, acme.owner, 'createInvitationLink', { id }, LINK);
    const { url } = await mutate(fd, acme.owner, 'createInvitationLink', { id }, LINK);
    expect(url).toMatch(/^http:\/\/localhost:4000\/accept-invitation#token=[\w.-]+$/);
    const [older, token] = [first.url.split('#token=')[1], url.split('#token=')[1]];
    const everything = await dump(fd);
    // Precondition: the dump contains the invitation.
    expect(everything).toContain(id);
    expect(everything).not.toContain(token.split('.')[1]);
    for (const old of [mailed, older])
      expect(await outcome(fd, bob, 'acceptInvitation', { token: old })).toBe('TOKEN_INVALID');
    expect(await outcome(fd, bob, 'acceptInvitation', { token })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'createInvitationLink', { id })).toBe('INVITATION_NOT_PENDING');
    expect(await emailsTo(fd, bob.email)).toHaveLength(1);
  });

  it('is attributed to the member who creates it, within their own permissions [P1]', async () => {
    const { acme, id } = await invited();
    const mel = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'workspace.members' }] });
    expect(await outcome(fd, mel, 'createInvitationLink', { id })).toBe('ABOVE_YOURS');
    const adam = await buildMember(fd, acme, { role: 'admin', name: 'Adam' });
    expect((await mutate(fd, adam, 'createInvitationLink', { id }, LINK)).invitation.inviterName).toBe('Adam');
  });

  it('is not created across workspaces, nor by a member without the policy', async () => {
    const { acme, id } = await invited();
    const { globex } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await outcome(fd, globex.owner, 'createInvitationLink', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, vic, 'createInvitationLink', { id })).toBe('FORBIDDEN');
  });
});
