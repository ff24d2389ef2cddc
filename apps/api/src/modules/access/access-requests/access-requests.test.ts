import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildAccessRequest,
  buildMember,
  buildWorkspace,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let ada: Member;
let ben: Member;
let ana: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());
beforeEach(async () => {
  acme = await buildWorkspace(fd);
  ada = await buildMember(fd, acme, { role: 'owner', name: 'Ada' });
  ben = await buildMember(fd, acme, { role: 'admin', name: 'Ben' });
  ana = await buildMember(fd, acme, { role: 'agent', name: 'Ana' });
});

const asks = async (who: Member, policy: string, reason = '') =>
  (await mutate(fd, who, 'requestAccess', { policy, reason }, 'request { id policy memberName }')).request;
const policiesOf = async (who: Member): Promise<string[]> =>
  (await as(fd, who).ok('{ workspace { viewer { policies } } }')).workspace.viewer.policies;
const open = async (who: Member) =>
  (await as(fd, who).ok('{ accessRequests(first: 9) { totalCount edges { node { policy memberName } } } }'))
    .accessRequests;

describe('an access request', () => {
  it('is visible only to members who can grant it, by email and in the list', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await asks(ana, 'campaign.run', 'For the spring mailing')).toMatchObject({
      policy: 'campaign.run',
      memberName: 'Ana',
    });
    for (const giver of [ada, ben]) {
      expect(await emailsTo(fd, giver.email)).toMatchObject([
        { subject: `Ana requested access: campaign.run in ${acme.name}` },
      ]);
      expect(await open(giver)).toEqual({
        totalCount: 1,
        edges: [{ node: { policy: 'campaign.run', memberName: 'Ana' } }],
      });
    }
    expect(await emailsTo(fd, mia.email)).toEqual([]);
    expect([(await open(mia)).totalCount, (await open(ana)).totalCount]).toEqual([0, 1]);
    await asks(ana, 'workspace.admin');
    // An admin does not hold workspace.admin and cannot approve this request.
    expect((await emailsTo(fd, ben.email)).length).toBe(1);
    expect((await emailsTo(fd, ada.email)).length).toBe(2);
  });

  it('is refused for a policy the member has, an unknown policy, and a duplicate', async () => {
    const ask = (policy: string, reason = '') => outcome(fd, ana, 'requestAccess', { policy, reason });
    expect(await ask('lead.read')).toBe('POLICY_ALREADY_GRANTED');
    expect(await ask('lead.reed')).toBe('POLICY_UNKNOWN');
    expect(await ask('contact.read', 'x'.repeat(501))).toBe('REASON_TOO_LONG');
    expect([await ask('contact.read'), await ask('contact.read')]).toEqual(['ok', 'REQUEST_PENDING']);
  });

  it('is limited to ten an hour', async () => {
    const many = ['audit.read', 'audit.export', 'analytics.read', 'contact.read', 'contact.manage', 'lead.manage'];
    const more = ['message.send', 'call.read', 'call.operate', 'world.read', 'world.write'];
    const answers = [];
    for (const policy of [...many, ...more]) answers.push(await outcome(fd, ana, 'requestAccess', { policy }));
    expect(answers).toEqual([...Array(10).fill('ok'), 'RATE_LIMITED']);
  });
});

describe('the decision', () => {
  it('grants exactly the requested policy for the chosen hours, with the name of the granter', async () => {
    const { id } = await asks(ana, 'contact.manage');
    const before = await policiesOf(ana);
    const expiresAt = new Date(fd.services.clock().getTime() + 8 * 3_600_000).toISOString();
    expect(await outcome(fd, ben, 'grantAccess', { id, expiresAt })).toBe('ok');
    expect(await policiesOf(ana)).toEqual([...before, 'contact.manage', 'contact.read'].sort());
    const asked = 'query ($id: ID!) { member(id: $id) { grants { policy effect expiresAt grantedByName } } }';
    expect((await as(fd, ada).ok(asked, { id: ana.memberId })).member.grants).toEqual([
      { policy: 'contact.manage', effect: 'GRANT', expiresAt, grantedByName: 'Ben' },
    ]);
    expect((await open(ada)).totalCount).toBe(0);
    expect((await emailsTo(fd, ana.email)).length).toBe(1);
    expect(await outcome(fd, ada, 'grantAccess', { id })).toBe('REQUEST_NOT_PENDING');
  });

  it('is limited by the granter, who cannot grant missing policies, and not to themselves or to members with more policies [P1]', async () => {
    const { id } = await asks(ana, 'workspace.admin');
    expect(await outcome(fd, ben, 'grantAccess', { id })).toBe('ABOVE_YOURS');
    const own = await asks(ben, 'workspace.admin');
    expect(await outcome(fd, ben, 'grantAccess', { id: own.id })).toBe('ABOVE_YOURS');
    const rich = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'workspace.admin' }] });
    const otherRequest = { id: await buildAccessRequest(fd, acme, rich, 'lead.manage') };
    expect(await outcome(fd, ben, 'grantAccess', { id: otherRequest.id })).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect(await outcome(fd, ana, 'grantAccess', { id })).toBe('FORBIDDEN');
    // Precondition: an owner can approve the request.
    expect(await outcome(fd, ada, 'grantAccess', { id })).toBe('ok');
    expect(await outcome(fd, ada, 'grantAccess', { id: otherRequest.id, expiresAt: '2020-01-01T00:00:00.000Z' })).toBe(
      'DURATION_INVALID',
    );
  });

  it('can be a denial, after which the member can ask again', async () => {
    const { id } = await asks(ana, 'contact.read');
    const before = await policiesOf(ana);
    expect(await outcome(fd, ben, 'declineAccess', { id })).toBe('ok');
    expect(await policiesOf(ana)).toEqual(before);
    expect((await emailsTo(fd, ana.email)).at(-1)?.subject).toBe(
      `Access request declined: contact.read in ${acme.name}`,
    );
    expect(await outcome(fd, ana, 'requestAccess', { policy: 'contact.read' })).toBe('ok');
  });

  it('cannot be made from another workspace', async () => {
    const { id } = await asks(ana, 'contact.read');
    const { globex } = await twoWorkspaces(fd);
    expect(await outcome(fd, globex.owner, 'grantAccess', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'declineAccess', { id })).toBe('NOT_FOUND');
  });
});
