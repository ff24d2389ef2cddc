import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildCall } from '../../../../test/testkit/calls.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import type { Tx } from '../../../db/tenant-db.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let mia: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  mia = await buildMember(fd, acme, { role: 'member', name: 'Mia' });
});
afterAll(() => fd.close());

const metrics = async (who: Caller, range = { from: '2026-11-01', to: '2026-11-30' }) =>
  (
    await as(fd, who).ok(
      `query ($range: AnalyticsRangeInput!) { memberMetrics(range: $range) { memberId name takeoverCount medianTakeoverSeconds
         messageCount conversationCount medianReplySeconds resolvedCount callCount } }`,
      { range },
    )
  ).memberMetrics;
const ofMia = async (who: Caller) =>
  (await metrics(who)).find(({ memberId }: { memberId: string }) => memberId === mia.memberId);

const at = (time: string) => new Date(`2026-11-10T${time}Z`);
const write = (work: (tx: Tx) => Promise<unknown>) => fd.services.database.forWorkspace(acme.id).write(work);

const IDLE = {
  takeoverCount: 0,
  medianTakeoverSeconds: null,
  messageCount: 0,
  conversationCount: 0,
  medianReplySeconds: null,
  resolvedCount: 0,
  callCount: 0,
};

async function addTakeover(conversationId: string, startedAt: Date, handoffAt: Date | null): Promise<void> {
  const { id: workspaceId } = acme;
  const ended = { activeAt: startedAt, endedAt: startedAt, endReason: 'HANDED_BACK' };
  await write(async (tx) => {
    if (handoffAt)
      await tx.agentHandoff.create({ data: { workspaceId, conversationId, code: 'REQUESTED', at: handoffAt } });
    await tx.takeover.create({ data: { workspaceId, conversationId, memberId: mia.memberId, startedAt, ...ended } });
  });
}

interface Said {
  readonly direction: 'IN' | 'OUT';
  readonly author: 'CONTACT' | 'AGENT' | 'MEMBER' | 'CAMPAIGN';
  readonly status?: string;
}

const addMessage = (conversationId: string, sentAt: Date, { direction, author, status = 'SENT' }: Said) =>
  write((tx) =>
    tx.message.create({
      data: {
        workspaceId: acme.id,
        conversationId,
        direction,
        author,
        memberId: author === 'MEMBER' ? mia.memberId : null,
        body: 'Hello',
        status: direction === 'IN' ? 'RECEIVED' : status,
        sentAt,
      },
    }),
  );

const CONTACT: Said = { direction: 'IN', author: 'CONTACT' };
const REPLY: Said = { direction: 'OUT', author: 'MEMBER' };

it('measures the time from the handoff to the takeover [AM-38]', async () => {
  const { id } = await buildConversation(fd, acme);
  await addTakeover(id, at('09:02:00'), at('09:00:00'));
  // Taken over again without a new handoff.
  await addTakeover(id, at('09:30:00'), null);
  await addTakeover(id, at('10:04:00'), at('10:00:00'));
  expect(await ofMia(acme.owner)).toMatchObject({ takeoverCount: 3, medianTakeoverSeconds: 180 });
});

it('measures the time that contacts waited for a reply, and counts messages [AM-38]', async () => {
  const [first, second] = [await buildConversation(fd, acme), await buildConversation(fd, acme)];
  await addMessage(first.id, at('08:59:00'), { direction: 'OUT', author: 'AGENT' });
  await addMessage(first.id, at('09:00:00'), CONTACT);
  await addMessage(first.id, at('09:00:20'), CONTACT);
  // Neither a campaign nor a failed message is a reply.
  await addMessage(first.id, at('09:00:30'), { direction: 'OUT', author: 'CAMPAIGN' });
  await addMessage(first.id, at('09:00:40'), { ...REPLY, status: 'FAILED' });
  await addMessage(first.id, at('09:01:00'), REPLY);
  // A second message without a question in between has no waiting time.
  await addMessage(first.id, at('09:01:30'), REPLY);
  await addMessage(second.id, at('10:00:00'), CONTACT);
  await addMessage(second.id, at('10:03:00'), REPLY);
  expect(await ofMia(acme.owner)).toMatchObject({ messageCount: 3, conversationCount: 2, medianReplySeconds: 120 });
});

it('counts resolved conversations and joined calls once [AM-38]', async () => {
  const resolved = { status: 'RESOLVED', statusChangedAt: at('09:00:00'), statusChangedById: mia.memberId };
  for (const state of [resolved, { ...resolved, status: 'OPEN' }]) {
    const { id } = await buildConversation(fd, acme);
    await write((tx) => tx.conversation.updateMany({ where: { id }, data: state }));
  }
  const { id: callId } = await buildCall(fd, acme);
  const action = { workspaceId: acme.id, callId, memberId: mia.memberId, memberName: 'Mia', at: at('09:00:00') };
  await write((tx) =>
    tx.operatorAction.createMany({
      data: [
        { ...action, kind: 'JOIN', mode: 'LISTEN' },
        { ...action, kind: 'JOIN', mode: 'TAKEOVER' },
        { ...action, kind: 'LEAVE' },
      ],
    }),
  );
  expect(await ofMia(acme.owner)).toMatchObject({ resolvedCount: 1, callCount: 1 });
});

it('lists members without activity, and counts only the days of the range [AM-38]', async () => {
  const { id } = await buildConversation(fd, acme);
  await addTakeover(id, at('09:02:00'), null);
  const names = (await metrics(acme.owner)).map(({ name }: { name: string }) => name);
  expect(names).toEqual([acme.owner.name, 'Mia'].sort());
  const december = await metrics(acme.owner, { from: '2026-12-01', to: '2026-12-02' });
  expect(december).toMatchObject([IDLE, IDLE]);
});

it('counts only what the viewer can read, and nothing of another workspace [AM-38]', async () => {
  const { id } = await buildConversation(fd, acme);
  await addTakeover(id, at('09:02:00'), null);
  await addMessage(id, at('09:03:00'), REPLY);
  const noor = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
  expect(await ofMia(noor)).toMatchObject(IDLE);
  await write((tx) => tx.conversation.updateMany({ where: { id }, data: { assigneeId: noor.memberId } }));
  expect(await ofMia(noor)).toMatchObject({ takeoverCount: 1, messageCount: 1 });
  expect(await metrics(globex.owner)).toMatchObject([{ memberId: globex.owner.memberId, ...IDLE }]);
  // API keys see members only with the policy for them.
  const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['analytics.read', 'message.read'] });
  expect(await metrics(key)).toEqual([]);
});
