import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { startPushService, type TestPushService } from '../../../../test/testkit/push-service.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { sealer } from '../../../crypto/sealed.ts';
import { notify } from '../../../events/notify.ts';
import { sendPushJob } from './index.ts';

let fd: TestFrontdesk;
let push: TestPushService;
let acme: BuiltWorkspace & { owner: Member };
let ben: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
  push = await startPushService();
});
afterAll(async () => {
  await push.close();
  await fd.close();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
  ben = await buildMember(fd, acme, { role: 'admin', name: 'Ben' });
  push.respondWith(null);
});

const publicKey = () => fd.services.pushKeys.current.publicKey;
const VIEWER = 'viewer { id receivesPush }';
const subscribe = async (who: Member, browser = push.subscribe(publicKey())) => {
  await mutate(fd, who, 'createPushSubscription', browser, VIEWER);
  return browser.endpoint;
};
const SYSTEM = { kind: 'system', name: 'Frontdesk' } as const;
const inAcme = () => fd.services.database.forWorkspace(acme.id);
type Kind = 'CONVERSATION_WAITING' | 'INVITATION_ACCEPTED';
const tell = (who: Member, kind: Kind = 'CONVERSATION_WAITING', conversationId: string | null = null) =>
  inAcme().write((tx) =>
    notify(
      tx,
      { services: fd.services, workspace: acme, transport: { requestId: 'test', ipAddress: '' }, actor: SYSTEM },
      { kind, to: [who.memberId], conversationId },
    ),
  );
const send = () => drain(fd, acme.id, { send_push: sendPushJob(fd.services) });
const subscriptions = () =>
  rows(fd, 'select session_id from push_subscriptions where user_id = any ($1)', [[ben.userId]]);

describe('a notification of a kind that the member gets by push', () => {
  it('reaches the browser encrypted and signed, without details of the contact, and links to its workspace [DK-31]', async () => {
    const endpoint = await subscribe(ben);
    await tell(ben);
    await send();
    const [message, ...others] = push.messagesOf(endpoint);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ title: acme.name, body: 'A contact needs a human' });
    expect(message?.url).toMatch(new RegExp(`^/admin/${acme.slug}`));
  });

  it('reaches each browser of the member, and no browser of another member', async () => {
    const other = await buildMember(fd, acme, { role: 'admin' });
    const [mine, hers] = [await subscribe(ben), await subscribe(other)];
    await tell(ben);
    await send();
    expect([push.messagesOf(mine).length, push.messagesOf(hers).length]).toEqual([1, 0]);
  });

  it('is not sent if the kind is not pushed, if it was read before, or if it is older than a day', async () => {
    const endpoint = await subscribe(ben);
    await tell(ben, 'INVITATION_ACCEPTED');
    await tell(ben);
    const told = await as(fd, ben).ok('{ notifications(first: 1) { edges { node { id } } } }');
    const [{ node }] = told.notifications.edges;
    await mutate(fd, ben, 'markNotificationsRead', { id: node.id, includeOlder: true }, 'count');
    await send();
    expect(push.messagesOf(endpoint)).toEqual([]);
    await tell(ben);
    fd.advance({ hours: 25 });
    await send();
    fd.advance({ hours: -25 });
    expect(push.messagesOf(endpoint)).toEqual([]);
    await tell(ben);
    await send();
    expect(push.messagesOf(endpoint)).toHaveLength(1);
  });

  it('waits for the end of the quiet hours', async () => {
    const endpoint = await subscribe(ben);
    const hour = (after: number) =>
      new Date(fd.services.clock().getTime() + after * 3_600_000).toISOString().slice(11, 16);
    const quietHours = { from: hour(-1), to: hour(2) };
    await mutate(fd, ben, 'updateNotificationSettings', { quietHours }, 'settings { quietHours { from } }');
    await tell(ben);
    await send();
    expect(push.messagesOf(endpoint)).toEqual([]);
    fd.advance({ hours: 3 });
    await send();
    fd.advance({ hours: -3 });
    expect(push.messagesOf(endpoint)).toHaveLength(1);
  });

  it('is not sent if the member can no longer read the conversation', async () => {
    const { id } = await buildConversation(fd, acme, { contact: { name: 'Cora Contact' } });
    const endpoint = await subscribe(ben);
    const limit = (assignedConversationsOnly: boolean) =>
      inAcme().write((tx) =>
        tx.member.updateMany({ where: { id: ben.memberId }, data: { assignedConversationsOnly } }),
      );
    await limit(true);
    await tell(ben, 'CONVERSATION_WAITING', id);
    await send();
    expect(push.messagesOf(endpoint)).toEqual([]);
    await limit(false);
    await tell(ben, 'CONVERSATION_WAITING', id);
    await send();
    expect(push.messagesOf(endpoint)).toMatchObject([
      {
        body: 'A contact needs a human',
        url: expect.stringMatching(`^/admin/${acme.slug}/inbox/${id}\\?notification=`),
      },
    ]);
  });

  it('is sent again under the same tag if the push service fails, and the subscription is kept', async () => {
    const endpoint = await subscribe(ben);
    await tell(ben);
    push.respondWith(503);
    await expect(send()).rejects.toThrow('status 503');
    push.respondWith(null);
    expect(await subscriptions()).toHaveLength(1);
    await tell(ben);
    await send();
    expect(push.messagesOf(endpoint)).toHaveLength(1);
  });

  it.each([404, 410, 403])('deletes the subscription if the push service responds with %i', async (status) => {
    await subscribe(ben);
    await tell(ben);
    push.respondWith(status);
    await send();
    expect(await subscriptions()).toEqual([]);
  });
});

describe('a subscription', () => {
  it('ends with its session', async () => {
    const endpoint = await subscribe(ben);
    await tell(ben);
    await as(fd, ben).ok('mutation { signOutEverywhere(exceptCurrent: false) { count } }');
    await send();
    await tell(ben);
    await send();
    expect(push.messagesOf(endpoint)).toEqual([]);
  });

  it('moves to the user who signs in last in a browser, so that another user reads no notification', async () => {
    const browser = push.subscribe(publicKey());
    const other = await buildMember(fd, acme, { role: 'admin' });
    await subscribe(ben, browser);
    await subscribe(other, browser);
    await tell(ben);
    await send();
    expect(push.messagesOf(browser.endpoint)).toEqual([]);
    await tell(other);
    await send();
    expect(push.messagesOf(browser.endpoint)).toHaveLength(1);
  });

  it('can be deleted, and created again', async () => {
    await subscribe(ben);
    expect(await mutate(fd, ben, 'deletePushSubscription', {}, VIEWER)).toMatchObject({
      viewer: { receivesPush: false },
    });
    const again = push.subscribe(publicKey());
    expect(await mutate(fd, ben, 'createPushSubscription', again, VIEWER)).toMatchObject({
      viewer: { receivesPush: true },
    });
    expect(await subscriptions()).toHaveLength(1);
  });

  it.each([
    ['a private address', { endpoint: 'https://10.0.0.7/push' }],
    ['no https', { endpoint: 'http://push.example/x' }],
    ['a key that is no point', { p256dh: 'AAAA' }],
    ['a secret that is too short', { auth: 'AAAA' }],
  ])('is refused with %s', async (_, fault) => {
    const input = { ...push.subscribe(publicKey()), ...fault };
    expect(await outcome(fd, ben, 'createPushSubscription', input)).toBe('PUSH_SUBSCRIPTION_INVALID');
    expect(await subscriptions()).toEqual([]);
  });

  it('is deleted if its secret was removed from AUTH_SECRET', async () => {
    await subscribe(ben);
    await tell(ben);
    await drain(fd, acme.id, {
      send_push: sendPushJob({ ...fd.services, sealer: sealer('another secret of this test') }),
    });
    expect(await subscriptions()).toEqual([]);
  });

  it('stores neither endpoint nor keys in plain text', async () => {
    const browser = push.subscribe(publicKey());
    await subscribe(ben, browser);
    const [row] = await rows<{ text: string }>(fd, 'select p::text as text from push_subscriptions p');
    for (const secret of Object.values(browser)) expect(row?.text).not.toContain(secret);
  });
});
