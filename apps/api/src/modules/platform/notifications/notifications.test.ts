import type { NotificationKind } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildRole,
  buildUser,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildImport, finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildNotification } from '../../../../test/testkit/notifications.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildInvitation } from '../../../../test/testkit/scene.ts';
import { watch } from '../../../../test/testkit/watch.ts';
import { handOffToHuman } from '../../agent/runs/index.ts';
import { notifyExpiringKeysJob, pruneNotificationsJob } from './index.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let ada: Member;
let ben: Member;
let ana: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
afterAll(() => fd.close());
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  ada = acme.owner;
  ben = await buildMember(fd, acme, { role: 'admin', name: 'Ben' });
  ana = await buildMember(fd, acme, { role: 'agent', name: 'Ana' });
});

const LIST = `query ($filter: NotificationFilter) { notifications(first: 20, filter: $filter) { totalCount edges { node {
  id kind actorName detail subjectId readAt conversation { id contactName } } } } }`;
const list = async (who: Caller, unread = false) =>
  (await as(fd, who).ok(LIST, { filter: unread ? { readAt: { isNull: true } } : null })).notifications;
interface NotificationNode {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly actorName: string | null;
  readonly detail: string | null;
}
const nodes = async (who: Caller, unread = false): Promise<NotificationNode[]> =>
  (await list(who, unread)).edges.map(({ node }: { node: NotificationNode }) => node);
const summaries = async (who: Caller) =>
  (await nodes(who)).map(({ kind, actorName, detail }) => [kind, actorName, detail]);
const inAcme = () => fd.services.database.forWorkspace(acme.id);
const SYSTEM = { kind: 'system', name: 'Frontdesk' } as const;
const product = () => ({
  services: fd.services,
  workspace: acme,
  transport: { requestId: 'test', ipAddress: '' },
  actor: SYSTEM,
});

describe('the recipients of a notification', () => {
  it('about an access request are the members who can grant it, and about the decision the requester', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const ask = (policy: string) => mutate(fd, ana, 'requestAccess', { policy }, 'request { id }');
    const first = (await ask('campaign.run')).request;
    expect(await summaries(ada)).toEqual([['ACCESS_REQUESTED', 'Ana', 'campaign.run']]);
    expect(await summaries(ben)).toEqual([['ACCESS_REQUESTED', 'Ana', 'campaign.run']]);
    expect([await summaries(mia), await summaries(ana)]).toEqual([[], []]);
    await mutate(fd, ben, 'grantAccess', { id: first.id });
    const second = (await ask('workspace.admin')).request;
    // An admin is not notified of a request that they cannot grant.
    expect((await list(ben)).totalCount).toBe(1);
    await mutate(fd, ada, 'declineAccess', { id: second.id });
    expect(await summaries(ana)).toEqual([
      ['ACCESS_DECLINED', 'Ada', 'workspace.admin'],
      ['ACCESS_GRANTED', 'Ben', 'campaign.run'],
    ]);
  });

  it('about changed access are the affected member, once for each effective change', async () => {
    const change = (who: Member, role: string) =>
      mutate(fd, who, 'updateMember', { id: ana.memberId, role, grants: [] });
    await change(ben, 'operator');
    // The second request does not change the role.
    await change(ben, 'operator');
    expect(await summaries(ana)).toEqual([['RIGHTS_CHANGED', 'Ben', 'operator']]);
    expect([await summaries(ben), await summaries(ada)]).toEqual([[], []]);
  });

  it('about a role are all its members, when its policies change or it is deleted', async () => {
    const role = await buildRole(fd, acme, { name: 'Nights', policies: ['message.read'] });
    const max = await buildMember(fd, acme, { customRoleId: role.id });
    const input = { id: role.id, name: 'Late nights', description: '', policies: ['message.read'] };
    // A new name does not change permissions.
    await mutate(fd, ada, 'updateRole', input);
    expect(await summaries(max)).toEqual([]);
    await mutate(fd, ada, 'updateRole', { ...input, policies: ['message.read', 'contact.read'] });
    await mutate(fd, ada, 'deleteRole', { id: role.id, moveToRole: 'viewer' });
    expect(await summaries(max)).toEqual([
      ['RIGHTS_CHANGED', 'Ada', 'viewer'],
      ['RIGHTS_CHANGED', 'Ada', 'Late nights'],
    ]);
  });

  it('about an ownership transfer are its recipient, and about the decision the owner', async () => {
    const offer = async () =>
      (await mutate(fd, ada, 'createOwnershipTransfer', { memberId: ben.memberId }, 'transfer { id }')).transfer.id;
    await mutate(fd, ben, 'declineOwnershipTransfer', { id: await offer() });
    await mutate(fd, ben, 'acceptOwnershipTransfer', { id: await offer(), confirmSlug: acme.slug });
    expect(await summaries(ben)).toEqual([
      ['OWNERSHIP_OFFERED', 'Ada', null],
      ['OWNERSHIP_OFFERED', 'Ada', null],
    ]);
    expect(await summaries(ada)).toEqual([
      ['OWNERSHIP_ACCEPTED', 'Ben', null],
      ['OWNERSHIP_DECLINED', 'Ben', null],
    ]);
  });

  it('about the outcome of an invitation are its sender', async () => {
    const [ivy, ike] = [await buildUser(fd, { name: 'Ivy' }), await buildUser(fd, { name: 'Ike' })];
    const { token } = await buildInvitation(fd, acme, ben, ivy.email);
    expect(await outcome(fd, ivy, 'acceptInvitation', { token })).toBe('ok');
    const declined = await buildInvitation(fd, acme, ben, ike.email);
    await mutate(fd, ike, 'declineInvitation', { token: declined.token });
    expect(await summaries(ben)).toEqual([
      ['INVITATION_DECLINED', 'Ike', null],
      ['INVITATION_ACCEPTED', 'Ivy', null],
    ]);
    expect(await summaries(ada)).toEqual([]);
  });

  it('about a support session are the managers of support access, when it starts and when it ends', async () => {
    const pia = await buildUser(fd, { name: 'Pia', globalRole: 'ADMIN' });
    await mutate(fd, ben, 'grantSupportAccess', { level: 'READ', hours: 1 });
    await mutate(fd, pia, 'startSupportSession', { slug: acme.slug, reason: 'They cannot see their leads.' });
    await mutate(fd, pia, 'endSupportSession', { slug: acme.slug });
    const both = [
      ['SUPPORT_ENDED', 'Pia, support for Ben', null],
      ['SUPPORT_ENTERED', 'Pia, support for Ben', null],
    ];
    expect([await summaries(ada), await summaries(ben), await summaries(ana)]).toEqual([both, both, []]);
  });

  it('about a waiting conversation are the members who can take it over, and about an assigned one the assignee', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const limited = await buildMember(fd, acme, { role: 'operator', assignedConversationsOnly: true });
    const { id } = await buildConversation(fd, acme, { contact: { name: 'Cora Contact' } });
    const escalate = () =>
      inAcme().write((tx) => handOffToHuman(tx, product(), { conversationId: id, code: 'REQUESTED', detail: null }));
    await escalate();
    // The conversation is already waiting for a human.
    await escalate();
    expect((await list(ana)).edges).toMatchObject([
      {
        node: {
          kind: 'CONVERSATION_WAITING',
          actorName: null,
          detail: 'REQUESTED',
          conversation: { id, contactName: 'Cora Contact' },
        },
      },
    ]);
    expect([(await list(ada)).totalCount, (await list(limited)).totalCount]).toEqual([1, 0]);
    const ofViewer = await as(fd, viewer).ok('{ notifications(first: 5) { totalCount } }');
    expect(ofViewer.notifications.totalCount).toBe(0);
    await mutate(fd, ben, 'assignConversation', { id, assigneeId: limited.memberId });
    // A member who assigns a conversation to themselves is not notified.
    await mutate(fd, ben, 'assignConversation', { id, assigneeId: ben.memberId });
    expect(await summaries(limited)).toEqual([['CONVERSATION_ASSIGNED', 'Ben', null]]);
    expect((await nodes(ben)).map(({ kind }) => kind)).toEqual(['CONVERSATION_WAITING']);
  });

  it('about a key that expires within a week are its creator, once', async () => {
    const now = fd.services.clock().getTime();
    const in6Days = new Date(now + 6 * 86_400_000);
    const soon = await buildApiKey(fd, acme, ada, { environment: 'PRODUCTION' });
    await buildApiKey(fd, acme, ben, { environment: 'STAGING' });
    await inAcme().write((tx) =>
      tx.apiKey.updateMany({ where: { id: soon.id }, data: { name: 'Website', expiresAt: in6Days } }),
    );
    await notifyExpiringKeysJob(fd.services)();
    await notifyExpiringKeysJob(fd.services)();
    expect(await summaries(ada)).toEqual([['API_KEY_EXPIRING', null, 'Website']]);
    expect(await summaries(ben)).toEqual([]);
  });
});

describe('the recipients of a notification about completed work', () => {
  it('about an import are its creator, whether it is finished or failed', async () => {
    const run = async (who: Member) => {
      const { id } = await buildImport(fd, acme, who);
      const begun = 'import { job { id } }';
      const { job } = (await mutate(fd, who, 'startContactImport', { id }, begun)).import;
      return { id, work: () => finishJob(fd, acme, job.id) };
    };
    const [mine, his] = [await run(ada), await run(ben)];
    await mine.work();
    const denied = { memberId: ben.memberId, workspaceId: acme.id, policy: 'contact.manage', effect: 'DENY' };
    await inAcme().write((tx) => tx.memberGrant.create({ data: denied }));
    await his.work();
    expect(await nodes(ada)).toMatchObject([{ kind: 'IMPORT_FINISHED', detail: 'DONE', subjectId: mine.id }]);
    expect(await nodes(ben)).toMatchObject([{ kind: 'IMPORT_FINISHED', detail: 'FAILED', subjectId: his.id }]);
    expect(await summaries(ana)).toEqual([]);
  });
});

describe('a notification', () => {
  it('is visible to its recipient only, not to members with other policies', async () => {
    const id = await buildNotification(fd, acme, { memberId: ana.memberId });
    // Precondition: the recipient can see the notification.
    expect((await list(ana)).totalCount).toBe(1);
    const key = { ...(await buildApiKey(fd, acme, ada, { scopes: ['workspace.admin'] })), workspace: acme.slug };
    expect((await list(ada)).totalCount).toBe(0);
    expect(await as(fd, key).denied(LIST)).toBe('FORBIDDEN');
    for (const stranger of [ada, ben, globex.owner])
      expect(await outcome(fd, stranger, 'markNotificationsRead', { id, includeOlder: false })).toBe('NOT_FOUND');
    expect((await list(ana, true)).totalCount).toBe(1);
    expect(await outcome(fd, ana, 'markNotificationsRead', { id, includeOlder: false })).toBe('ok');
    expect((await list(ana, true)).totalCount).toBe(0);
  });

  it('is marked as read alone or with all earlier ones, never with later ones', async () => {
    const at = fd.services.clock().getTime();
    const ids: string[] = [];
    for (const minute of [0, 1, 2, 3])
      ids.push(
        await buildNotification(fd, acme, { memberId: ana.memberId, createdAt: new Date(at + minute * 60_000) }),
      );
    const mark = (nth: number, includeOlder: boolean) =>
      mutate(fd, ana, 'markNotificationsRead', { id: ids[nth], includeOlder }, 'count notification { readAt }');
    expect(await mark(1, false)).toMatchObject({ count: 1, notification: { readAt: expect.any(String) } });
    expect(await mark(1, false)).toMatchObject({ count: 0 });
    expect(await mark(2, true)).toMatchObject({ count: 2 });
    expect((await nodes(ana, true)).map(({ id }) => id)).toEqual([ids[3]]);
  });

  it('is published immediately, and only to its recipient', async () => {
    const document = { query: 'subscription { notificationAdded { id notification { kind detail readAt } } }' };
    const watchers = [watch(fd, address, ana, document)];
    expect(await watchers[0]?.began).toBeNull();
    watchers.push(watch(fd, address, ada, document));
    expect(await watchers[1]?.began).toBeNull();
    const update = (id: string, role: string) => mutate(fd, ben, 'updateMember', { id, role, grants: [] });
    const max = await buildMember(fd, acme, { role: 'viewer' });
    await update(max.memberId, 'agent');
    await update(ana.memberId, 'operator');
    const heard = await watchers[0]?.next();
    expect(heard?.data?.notificationAdded.notification).toEqual({
      kind: 'RIGHTS_CHANGED',
      detail: 'operator',
      readAt: null,
    });
    // The first notification that Ada receives is addressed to her.
    await mutate(fd, ana, 'requestAccess', { policy: 'campaign.run' });
    expect((await watchers[1]?.next())?.data?.notificationAdded.notification).toMatchObject({
      kind: 'ACCESS_REQUESTED',
    });
    // Another window of the same member is informed that the notification was read.
    const id = heard?.data?.notificationAdded.id;
    await mutate(fd, ana, 'markNotificationsRead', { id, includeOlder: false });
    expect((await watchers[0]?.next())?.data?.notificationAdded).toMatchObject({
      id,
      notification: { readAt: expect.any(String) },
    });
    for (const { close } of watchers) await close();
  });

  it('stops being published when the membership ends', async () => {
    const watching = watch(fd, address, ana, { query: 'subscription { notificationAdded { id } }' });
    expect(await watching.began).toBeNull();
    await mutate(fd, ada, 'removeMember', { id: ana.memberId });
    expect((await watching.next()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await watching.close();
  });

  it('is not created for a muted kind, but for other kinds', async () => {
    const mute = (kinds: NotificationKind[]) => mutate(fd, ada, 'updateMutedNotifications', { kinds }, 'kinds');
    expect(await mute(['RIGHTS_CHANGED', 'ACCESS_REQUESTED', 'ACCESS_REQUESTED'])).toMatchObject({
      kinds: ['ACCESS_REQUESTED', 'RIGHTS_CHANGED'],
    });
    expect(await as(fd, ada).ok('{ mutedNotifications }')).toEqual({
      mutedNotifications: ['ACCESS_REQUESTED', 'RIGHTS_CHANGED'],
    });
    await mutate(fd, ana, 'requestAccess', { policy: 'campaign.run' });
    expect([(await list(ada)).totalCount, (await list(ben)).totalCount]).toEqual([0, 1]);
    await mute([]);
    await mutate(fd, ana, 'requestAccess', { policy: 'campaign.manage' });
    expect(await summaries(ada)).toEqual([['ACCESS_REQUESTED', 'Ana', 'campaign.manage']]);
  });

  it('masks contacts for members with masked contact details, and omits conversations that the member cannot see', async () => {
    const masked = await buildMember(fd, acme, { role: 'operator', maskContactDetails: true });
    const { id } = await buildConversation(fd, acme, { contact: { name: '+44 20 7946 0001' } });
    for (const { memberId } of [masked, ada])
      await buildNotification(fd, acme, { memberId, kind: 'CONVERSATION_ASSIGNED', conversationId: id });
    const nameFor = async (who: Member) => (await list(who)).edges[0].node.conversation?.contactName;
    expect(await nameFor(ada)).toBe('+44 20 7946 0001');
    expect(await nameFor(masked)).toBe('+44••••01');
    await inAcme().write((tx) =>
      tx.member.updateMany({ where: { id: masked.memberId }, data: { assignedConversationsOnly: true } }),
    );
    expect((await list(masked)).edges).toMatchObject([{ node: { conversation: null } }]);
  });

  it('is deleted with its member, with its conversation, and after ninety days', async () => {
    const { memberId } = ana;
    const { id: conversationId } = await buildConversation(fd, acme);
    const day = 86_400_000;
    const now = fd.services.clock().getTime();
    await buildNotification(fd, acme, { memberId, conversationId });
    await buildNotification(fd, acme, { memberId, detail: 'old', createdAt: new Date(now - 91 * day) });
    await buildNotification(fd, acme, { memberId, detail: 'young', createdAt: new Date(now - 89 * day) });
    await pruneNotificationsJob(fd.services)();
    const left = async () =>
      (
        await rows<{ detail: string }>(
          fd,
          'select detail from notifications where member_id = $1 order by created_at',
          [memberId],
        )
      ).map(({ detail }) => detail);
    expect(await left()).toEqual(['young', 'campaign.run']);
    await inAcme().write((tx) => tx.conversation.deleteMany({ where: { id: conversationId } }));
    expect(await left()).toEqual(['young']);
    await mutate(fd, ada, 'removeMember', { id: memberId });
    expect(await left()).toEqual([]);
  });
});
