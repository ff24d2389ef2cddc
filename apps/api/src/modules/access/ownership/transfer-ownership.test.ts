import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildMember,
  buildRole,
  buildUser,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { answerOf, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const ID = 'transfer { id status toName viewerCan { cancel { allowed } } }';

async function scene() {
  const { acme, globex } = await twoWorkspaces(fd);
  const mia = await buildMember(fd, acme, { name: 'Mia', grants: [{ policy: 'lead.read', effect: 'DENY' }] });
  return { acme, globex, mia };
}

const offer = async (owner: Member, to: Member) =>
  (await mutate(fd, owner, 'createOwnershipTransfer', { memberId: to.memberId }, ID)).transfer.id as string;
const roles = async (workspaceId: string) =>
  Object.fromEntries(
    (
      await rows<{ user_id: string; role: string }>(fd, 'select user_id, role from members where workspace_id = $1', [
        workspaceId,
      ])
    ).map(({ user_id, role }) => [user_id, role]),
  );

describe('transferring ownership', () => {
  it('makes the member owner and the old owner admin, emails both, and applies from their next requests [CB-33]', async () => {
    const { acme, mia } = await scene();
    const made = await mutate(fd, acme.owner, 'createOwnershipTransfer', { memberId: mia.memberId }, ID);
    expect(made.transfer).toMatchObject({
      status: 'PENDING',
      toName: 'Mia',
      viewerCan: { cancel: { allowed: true } },
    });
    expect((await emailsTo(fd, mia.email)).map(({ subject }) => subject)).toEqual([
      'Ada wants to transfer Acme to you',
    ]);
    const input = { id: made.transfer.id, confirmSlug: acme.slug };
    expect(await outcome(fd, mia, 'acceptOwnershipTransfer', { ...input, confirmSlug: 'acme' })).toBe(
      'CONFIRMATION_MISMATCH',
    );
    expect(await roles(acme.id)).toMatchObject({ [mia.userId]: 'member' });

    expect(await outcome(fd, mia, 'acceptOwnershipTransfer', input)).toBe('ok');
    expect(await roles(acme.id)).toEqual({ [acme.owner.userId]: 'admin', [mia.userId]: 'owner' });
    for (const { email } of [acme.owner, mia])
      expect((await emailsTo(fd, email)).at(-1)?.subject).toBe('Ownership of Acme transferred to Mia');
    const access = '{ workspace { viewer { role policies } viewerCan { delete { allowed } } } }';
    const [hers, his] = [await as(fd, mia).ok(access), await as(fd, acme.owner).ok(access)];
    expect(hers.workspace).toMatchObject({ viewer: { role: 'owner' }, viewerCan: { delete: { allowed: true } } });
    expect(hers.workspace.viewer.policies).toContain('lead.read');
    expect(his.workspace).toMatchObject({ viewer: { role: 'admin' }, viewerCan: { delete: { allowed: false } } });
    expect(await outcome(fd, acme.owner, 'createOwnershipTransfer', { memberId: mia.memberId })).toBe('FORBIDDEN');
    // The previous owner is no longer the last owner and can leave.
    expect(
      (await as(fd, acme.owner).ok('mutation { leaveWorkspace { errors { code } } }')).leaveWorkspace.errors,
    ).toEqual([]);
  });

  it('ends the custom role of the new owner', async () => {
    const { acme } = await scene();
    const { id: customRoleId } = await buildRole(fd, acme);
    const zoe = await buildMember(fd, acme, { customRoleId });
    const input = { id: await offer(acme.owner, zoe), confirmSlug: acme.slug };
    expect(await outcome(fd, zoe, 'acceptOwnershipTransfer', input)).toBe('ok');
    expect(await rows(fd, 'select role, custom_role_id from members where user_id = $1', [zoe.userId])).toEqual([
      { role: 'owner', custom_role_id: null },
    ]);
  });

  it('is offered only by owners, not by their keys or by members with other policies [CB-33]', async () => {
    const { acme, globex, mia } = await scene();
    const boss = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'workspace.admin' }] });
    const input = { memberId: mia.memberId };
    expect(await outcome(fd, boss, 'createOwnershipTransfer', input)).toBe('FORBIDDEN');
    expect(await outcome(fd, mia, 'createOwnershipTransfer', input)).toBe('FORBIDDEN');
    expect(await outcome(fd, globex.owner, 'createOwnershipTransfer', input)).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'createOwnershipTransfer', { memberId: acme.owner.memberId })).toBe(
      'ALREADY_OWNER',
    );
    expect(await outcome(fd, acme.owner, 'createOwnershipTransfer', input)).toBe('ok');
    // A workspace has at most one pending offer.
    expect(await outcome(fd, acme.owner, 'createOwnershipTransfer', { memberId: boss.memberId })).toBe('OFFER_PENDING');
  });

  it('is offered to active members with a verified address only', async () => {
    const { acme } = await scene();
    const unverified = await buildMember(fd, acme, { person: await buildUser(fd, { verified: false }) });
    const disabled = await buildMember(fd, acme);
    await rows(fd, 'update users set disabled_at = now() where id = $1', [disabled.userId]);
    for (const { memberId } of [unverified, disabled])
      expect(await outcome(fd, acme.owner, 'createOwnershipTransfer', { memberId })).toBe('MEMBER_NOT_VERIFIED');
  });

  it('is visible to and accepted by the recipient only', async () => {
    const { acme, globex, mia } = await scene();
    const [adam, other] = [await buildMember(fd, acme, { role: 'admin' }), await buildMember(fd, acme)];
    const id = await offer(acme.owner, mia);
    for (const thief of [adam, other, globex.owner]) {
      expect(await outcome(fd, thief, 'acceptOwnershipTransfer', { id, confirmSlug: acme.slug })).toBe('NOT_FOUND');
      expect(await outcome(fd, thief, 'declineOwnershipTransfer', { id })).toBe('NOT_FOUND');
    }
    expect(await outcome(fd, acme.owner, 'acceptOwnershipTransfer', { id, confirmSlug: acme.slug })).toBe('FORBIDDEN');
    expect(await outcome(fd, mia, 'cancelOwnershipTransfer', { id })).toBe('FORBIDDEN');
    const list =
      '{ ownershipTransfers(first: 5) { totalCount edges { node { id viewerCan { accept { allowed } } } } } }';
    expect((await as(fd, adam).ok(list)).ownershipTransfers.totalCount).toBe(0);
    expect((await as(fd, acme.owner).ok(list)).ownershipTransfers.edges[0].node.viewerCan.accept.allowed).toBe(false);
    expect((await as(fd, mia).ok(list)).ownershipTransfers.edges).toEqual([
      { node: { id, viewerCan: { accept: { allowed: true } } } },
    ]);
    expect(await roles(acme.id)).toMatchObject({ [acme.owner.userId]: 'owner', [mia.userId]: 'member' });
  });

  it('ends when it is withdrawn, declined, seven days old, or its sender is no longer an owner', async () => {
    const { acme, mia } = await scene();
    const accept = (id: string, who: Member = mia) =>
      outcome(fd, who, 'acceptOwnershipTransfer', { id, confirmSlug: acme.slug });
    const cancelled = await offer(acme.owner, mia);
    expect(await outcome(fd, acme.owner, 'cancelOwnershipTransfer', { id: cancelled })).toBe('ok');
    expect(await accept(cancelled)).toBe('OFFER_NOT_PENDING');
    expect((await emailsTo(fd, mia.email)).at(-1)?.subject).toBe('Ownership transfer of Acme canceled');

    const declined = await offer(acme.owner, mia);
    expect(await outcome(fd, mia, 'declineOwnershipTransfer', { id: declined })).toBe('ok');
    expect(await accept(declined)).toBe('OFFER_NOT_PENDING');
    expect((await emailsTo(fd, acme.owner.email)).at(-1)?.subject).toBe('Mia declined the transfer of Acme');

    const second = await buildMember(fd, acme, { role: 'owner' });
    const orphaned = await offer(second, mia);
    await mutate(fd, acme.owner, 'updateMember', { id: second.memberId, role: 'admin', grants: [] });
    expect(await accept(orphaned)).toBe('OFFER_WITHOUT_OWNER');
    await mutate(fd, acme.owner, 'cancelOwnershipTransfer', { id: orphaned });

    const late = await offer(acme.owner, mia);
    fd.advance({ days: 7, minutes: 1 });
    const [ada, again] = [await signedInAgain(fd, acme.owner), await signedInAgain(fd, mia)];
    expect(await accept(late, again)).toBe('OFFER_NOT_PENDING');
    expect(await outcome(fd, ada, 'createOwnershipTransfer', { memberId: mia.memberId })).toBe('ok');
    expect(await roles(acme.id)).toMatchObject({ [acme.owner.userId]: 'owner', [mia.userId]: 'member' });
  });

  it('ends with the member it was offered to', async () => {
    const { acme, mia } = await scene();
    await offer(acme.owner, mia);
    expect(await outcome(fd, acme.owner, 'removeMember', { id: mia.memberId })).toBe('ok');
    const list = '{ ownershipTransfers(first: 5) { totalCount } }';
    expect((await as(fd, acme.owner).ok(list)).ownershipTransfers.totalCount).toBe(0);
  });
});

describe('a workspace always keeps an owner [P2]', () => {
  const demote = (who: Member, { memberId: id }: Member) =>
    outcome(fd, who, 'updateMember', { id, role: 'viewer', grants: [] });
  const remove = (who: Member, { memberId: id }: Member) => outcome(fd, who, 'removeMember', { id });
  const leave = async (who: Member) => {
    const { data, errors } = await as(fd, who).run('mutation { leaveWorkspace { errors { code } } }');
    return errors?.[0]?.extensions.code ?? answerOf(data?.leaveWorkspace).outcome;
  };

  it('after 200 pairs of concurrent demotions, removals, departures and transfers', async () => {
    const ways = [
      (one: Member, two: Member) => [demote(one, two), demote(two, one)],
      (one: Member, two: Member) => [remove(one, two), remove(two, one)],
      (one: Member, two: Member) => [leave(one), leave(two)],
      (one: Member, two: Member) => [demote(one, two), leave(one)],
      (one: Member, two: Member) => [remove(one, two), leave(one)],
    ];
    const pair = async (nth: number) => {
      const { acme } = await twoWorkspaces(fd);
      const transfers = nth % 8 >= 5;
      const other = await buildMember(fd, acme, { role: transfers ? 'member' : 'owner' });
      if (!transfers) return Promise.all(ways[nth % 8]?.(acme.owner, other) ?? []);
      // The owner demotes or removes the member, or leaves, while the member accepts ownership.
      const id = await offer(acme.owner, other);
      const accepting = outcome(fd, other, 'acceptOwnershipTransfer', { id, confirmSlug: acme.slug });
      const against = [demote, remove, leave][(nth % 8) - 5] as typeof demote;
      return Promise.all([accepting, against(acme.owner, other)]);
    };
    const answers: string[] = [];
    for (let batch = 0; batch < 20; batch += 1)
      answers.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => pair(batch * 10 + i)))).flat());

    expect(answers).toHaveLength(400);
    expect(new Set(answers)).not.toContain('INTERNAL');
    // Precondition: the requests overlapped. Many were refused, and many succeeded.
    expect(answers.filter((answer) => answer === 'LAST_OWNER').length).toBeGreaterThan(10);
    expect(answers.filter((answer) => answer === 'ok').length).toBeGreaterThan(100);
    const ownerless = `select w.slug from workspaces w where not exists
      (select from members m where m.workspace_id = w.workspace_id and m.role = 'owner')`;
    expect(await rows(fd, ownerless)).toEqual([]);
  });
});
