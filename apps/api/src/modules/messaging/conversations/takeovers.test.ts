import type { PolicyKey } from '@frontdesk/policies';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildRole,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { endIdleTakeoversJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let ana: Member;
let mia: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
  ana = await buildMember(fd, acme, { role: 'agent', name: 'Ana Agent' });
  mia = await buildMember(fd, acme, { role: 'member', name: 'Mia Member' });
});
afterAll(() => fd.close());

const state = async (id: string) =>
  (
    await as(fd, acme.owner).ok('query ($id: ID!) { conversation(id: $id) { mode heldById holderName version } }', {
      id,
    })
  ).conversation;
const takeovers = (id: string) =>
  rows(
    fd,
    `select member_id as "memberId", end_reason as "endReason", note, ended_at as "endedAt" from takeovers
     where conversation_id = $1 order by started_at`,
    [id],
  );
const returnNoteOf = async (id: string) =>
  (await as(fd, mia).ok('query ($id: ID!) { conversation(id: $id) { returnNote } }', { id })).conversation.returnNote;
const send = (who: Caller, conversationId: string) => outcome(fd, who, 'sendMessage', { conversationId, body: 'Hi' });
/** Returns the enqueued jobs of a task. A job that was enqueued several times is returned once. */
const jobs = (task: string, id: string) =>
  rows<{ payload: Record<string, unknown> }>(
    fd,
    `select distinct on (j.payload::text) j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload::text like '%' || $2 || '%'`,
    [task, id],
  );

describe('a takeover', () => {
  it('lets a member with the role agent reply instead of the AI agent, and return the conversation with a note [CB-34] [CB-37]', async () => {
    const { id } = await buildConversation(fd, acme);
    // Precondition: the member cannot reply before the takeover.
    expect(await send(ana, id)).toBe('FORBIDDEN');
    expect(await outcome(fd, ana, 'takeOverConversation', { id })).toBe('ok');
    expect(await state(id)).toMatchObject({ mode: 'HUMAN', heldById: ana.memberId, holderName: 'Ana Agent' });
    expect(await send(ana, id)).toBe('ok');
    expect(await outcome(fd, ana, 'returnConversation', { id, note: ' Wants mornings ' })).toBe('ok');
    expect(await state(id)).toMatchObject({ mode: 'AGENT', heldById: null, holderName: null });
    expect(await takeovers(id)).toEqual([
      { memberId: ana.memberId, endReason: 'HANDED_BACK', note: 'Wants mornings', endedAt: expect.any(Date) },
    ]);
    expect(await returnNoteOf(id)).toBe('Wants mornings');
    expect(await send(ana, id)).toBe('FORBIDDEN');
    expect(await jobs('take_turn', id)).toMatchObject([{ payload: { trigger: 'HAND_BACK' } }]);
  });

  it('refuses a reply of any role while another member has taken over, and names that member [CB-37]', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    for (const who of [acme.owner, mia]) {
      expect(await mutate(fd, who, 'sendMessage', { conversationId: id, body: 'Hi' })).toMatchObject({
        code: 'TAKEN_OVER_BY_ANOTHER',
        message: 'Ana Agent has taken over this conversation.',
      });
    }
    expect(await send(ana, id)).toBe('ok');
    expect(await takeovers(id)).toMatchObject([{ memberId: ana.memberId, endReason: null }]);
  });

  it('lets an API key write if no member is assigned, and does not make the key the assignee [WC-21]', async () => {
    const { id } = await buildConversation(fd, acme);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['message.send', 'conversation.takeover'] });
    expect(await send(key, id)).toBe('ok');
    expect(await outcome(fd, key, 'takeOverConversation', { id })).toBe('PEOPLE_ONLY');
    await mutate(fd, acme.owner, 'takeOverConversation', { id });
    expect(await send(key, id)).toBe('TAKEN_OVER_BY_ANOTHER');
  });

  it('is won by one of two concurrent requests, twenty times, and the other receives the name of the winner [CB-37]', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await buildConversation(fd, acme);
      const answers = await Promise.all([ana, mia].map((who) => mutate(fd, who, 'takeOverConversation', { id })));
      const won = answers.findIndex((one) => one.outcome === 'ok');
      const [winner, loser] = won === 0 ? [ana, answers[1]] : [mia, answers[0]];
      expect(loser).toMatchObject({
        code: 'TAKEN_OVER_BY_ANOTHER',
        message: `${winner.name} has taken over this conversation.`,
      });
      expect(await state(id)).toMatchObject({ heldById: winner.memberId, version: 2 });
      expect(await takeovers(id)).toHaveLength(1);
    }
  });

  it('is refused for a stale version, if a version is given', async () => {
    const { id } = await buildConversation(fd, acme);
    await mutate(fd, acme.owner, 'assignConversation', { id, assigneeId: mia.memberId });
    expect(await outcome(fd, ana, 'takeOverConversation', { id, version: 1 })).toBe('CONVERSATION_CHANGED');
    expect(await outcome(fd, ana, 'takeOverConversation', { id, version: 2 })).toBe('ok');
    // Repeating the request has no effect, because the member has already taken over.
    expect(await outcome(fd, ana, 'takeOverConversation', { id, version: 2 })).toBe('ok');
  });

  it('is returned only by its assignee', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    for (const who of [mia, acme.owner]) expect(await outcome(fd, who, 'returnConversation', { id })).toBe('FORBIDDEN');
    expect(await outcome(fd, ana, 'returnConversation', { id, note: 'x'.repeat(501) })).toBe('NOTE_TOO_LONG');
    expect(await outcome(fd, ana, 'returnConversation', { id })).toBe('ok');
  });

  it('is returned automatically at the time limit of the workspace, as the system, and not a minute earlier', async () => {
    const [idle, busy] = [
      await buildConversation(fd, acme, { heldById: ana.memberId }),
      await buildConversation(fd, acme, { heldById: ana.memberId }),
    ];
    expect(await outcome(fd, acme.owner, 'updateTakeoverLimit', { idleMinutes: 8 })).toBe('ok');
    fd.advance({ minutes: 7 });
    await send(ana, busy.id);
    await endIdleTakeoversJob(fd.services)();
    expect((await state(idle.id)).mode).toBe('HUMAN');
    fd.advance({ minutes: 1 });
    await Promise.all([endIdleTakeoversJob(fd.services)(), endIdleTakeoversJob(fd.services)()]);
    expect([(await state(idle.id)).mode, (await state(busy.id)).mode]).toEqual(['AGENT', 'HUMAN']);
    expect(await takeovers(idle.id)).toMatchObject([{ endReason: 'IDLE', note: null }]);
    const events = await rows(
      fd,
      "select actor_kind, after from audit_events where name = 'conversation.returned' and subject_id = $1",
      [idle.id],
    );
    expect(events).toEqual([{ actor_kind: 'SYSTEM', after: { endReason: 'IDLE' } }]);
  });

  it('lasts indefinitely if the workspace has no limit', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    for (const idleMinutes of [4, 1441])
      expect(await outcome(fd, acme.owner, 'updateTakeoverLimit', { idleMinutes })).toBe('TAKEOVER_LIMIT_INVALID');
    await mutate(fd, acme.owner, 'updateTakeoverLimit', { idleMinutes: null });
    const inAWeek = () => new Date(fd.services.clock().getTime() + 7 * 86_400_000);
    await endIdleTakeoversJob({ ...fd.services, clock: inAWeek })();
    expect((await state(id)).mode).toBe('HUMAN');
    await mutate(fd, acme.owner, 'updateTakeoverLimit', { idleMinutes: 1440 });
    await endIdleTakeoversJob({ ...fd.services, clock: inAWeek })();
    // Precondition: with a limit, the takeover ends.
    expect((await state(id)).mode).toBe('AGENT');
  });
});

describe('a reply of a member with message.read and message.send', () => {
  const REPLY =
    'query ($id: ID!) { conversation(id: $id) { viewerCan { reply { allowed reason } returnToAgent { allowed reason } } } }';
  const permissionsOf = async (who: Caller, id: string) => (await as(fd, who).ok(REPLY, { id })).conversation.viewerCan;
  const chat = async (name = 'Omar Operator', policies: readonly PolicyKey[] = ['message.read', 'message.send']) => {
    const { id: customRoleId } = await buildRole(fd, acme, { policies });
    return buildMember(fd, acme, { role: 'member', customRoleId, name });
  };

  it('takes the conversation over, and can be followed by a return [WC-21] [WC-30]', async () => {
    const { id } = await buildConversation(fd, acme);
    const omar = await chat();
    // Precondition: the member has no permission for an explicit takeover.
    expect(await outcome(fd, omar, 'takeOverConversation', { id })).toBe('FORBIDDEN');
    expect((await permissionsOf(omar, id)).reply).toEqual({ allowed: true, reason: null });
    expect(await send(omar, id)).toBe('ok');
    expect(await state(id)).toMatchObject({ mode: 'HUMAN', heldById: omar.memberId, holderName: 'Omar Operator' });
    expect(await permissionsOf(omar, id)).toMatchObject({ reply: { allowed: true }, returnToAgent: { allowed: true } });
    expect(await send(omar, id)).toBe('ok');
    expect(await takeovers(id)).toHaveLength(1);
    const names = 'select name from audit_events where subject_id = $1';
    expect(await rows(fd, names, [id])).toEqual([{ name: 'conversation.taken_over' }]);
    expect(await outcome(fd, omar, 'returnConversation', { id })).toBe('ok');
    expect(await state(id)).toMatchObject({ mode: 'AGENT', heldById: null });
  });

  it('is refused while another member has taken over, with the reason that viewerCan gives [WC-21]', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    const omar = await chat();
    const { reply, returnToAgent } = await permissionsOf(omar, id);
    expect(reply).toEqual({
      allowed: false,
      reason: 'Another member has taken over this conversation. Ask them to return it to AI.',
    });
    expect(returnToAgent.allowed).toBe(false);
    expect(await send(omar, id)).toBe('TAKEN_OVER_BY_ANOTHER');
    expect((await state(id)).heldById).toBe(ana.memberId);
  });

  it('agrees with viewerCan.reply for each role, in each state [WC-21] [WC-35] [CB-34]', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const op = await buildMember(fd, acme, { role: 'operator' });
    const granted = await buildMember(fd, acme, { role: 'agent', grants: [{ policy: 'message.send' }] });
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['message.send'] });
    const people = { owner: acme.owner, mia, op, ana, vic, granted, omar: await chat(), key };
    const sent: string[] = [];
    for (const [name, who] of Object.entries(people)) {
      const own = 'memberId' in who ? await buildConversation(fd, acme, { heldById: who.memberId }) : null;
      const open = await buildConversation(fd, acme);
      const other = await buildConversation(fd, acme, { heldById: (who === ana ? mia : ana).memberId });
      for (const [state_, conversation] of Object.entries({ own, open, other })) {
        if (!conversation) continue;
        const { allowed } = (await permissionsOf(who, conversation.id)).reply;
        const answer = await send(who, conversation.id);
        expect({ name, state_, allowed }).toEqual({ name, state_, allowed: answer === 'ok' });
        if (allowed) sent.push(`${name} ${state_}`);
      }
    }
    const expected =
      'owner own, owner open, mia own, mia open, op own, ana own, granted own, granted open, omar own, omar open, key open';
    expect(sent.join(', ')).toBe(expected);
  });

  it('does not take over when it is refused, and not twice when it is repeated', async () => {
    const closed = await buildConversation(fd, acme, { lastInboundAt: null });
    const omar = await chat();
    expect(await send(omar, closed.id)).toBe('REPLY_WINDOW_CLOSED');
    expect(await state(closed.id)).toMatchObject({ mode: 'AGENT', heldById: null });
    const { id } = await buildConversation(fd, acme);
    const input = { conversationId: id, body: 'Hi', clientId: crypto.randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => outcome(fd, omar, 'sendMessage', input)));
    expect(answers).toEqual(['ok', 'ok', 'ok']);
    expect(await takeovers(id)).toHaveLength(1);
    expect(await rows(fd, 'select id from messages where client_id = $1', [input.clientId])).toHaveLength(1);
  });

  it('is won by one of two members who reply at the same time [CB-37]', async () => {
    const omar = await chat();
    for (let round = 0; round < 10; round += 1) {
      const { id } = await buildConversation(fd, acme);
      const answers = await Promise.all([omar, mia].map((who) => send(who, id)));
      expect(answers.sort()).toEqual(['TAKEN_OVER_BY_ANOTHER', 'ok']);
      expect(await takeovers(id)).toHaveLength(1);
    }
  });
});

describe('the safety of sending', () => {
  it('defers every reply while the workspace is paused, and sends none of it afterwards [CB-18]', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    const sendIt = () => mutate(fd, ana, 'sendMessage', { conversationId: id, body: 'Hi' }, 'message { id status }');
    await as(fd, acme.owner).ok('mutation { pauseAgent { __typename } }');
    const stored = (await sendIt()).message;
    expect(stored.status).toBe('SUPPRESSED');
    await as(fd, acme.owner).ok('mutation { resumeAgent { __typename } }');
    const gone = (await sendIt()).message;
    expect(gone.status).toBe('QUEUED');
    expect(await jobs('send_message', stored.id)).toEqual([]);
    expect(await jobs('send_message', gone.id)).toMatchObject([
      { payload: { workspaceId: acme.id, messageId: gone.id } },
    ]);
  });

  it('is atomic: a pause waits for the reply that is being stored [CB-18]', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    for (let round = 0; round < 10; round += 1) {
      const [sent] = await Promise.all([
        mutate(fd, ana, 'sendMessage', { conversationId: id, body: 'Hi' }, 'message { id status }'),
        as(fd, acme.owner).ok('mutation { pauseAgent { __typename } }'),
      ]);
      const waiting = await jobs('send_message', sent.message.id);
      expect(waiting).toHaveLength(sent.message.status === 'QUEUED' ? 1 : 0);
      await as(fd, acme.owner).ok('mutation { resumeAgent { __typename } }');
    }
  });

  it('stores a message once if its sender repeats the request', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: ana.memberId });
    const input = { conversationId: id, body: 'Hi', clientId: '01937b1e-0000-7000-8000-000000000001' };
    const fields = 'message { id }';
    const answers = await Promise.all([1, 2, 3].map(() => mutate(fd, ana, 'sendMessage', input, fields)));
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(await rows(fd, 'select id from messages where client_id = $1', [input.clientId])).toHaveLength(1);
  });
});

describe('the inbox', () => {
  const COUNTS = '{ conversationCounts { tab count } }';
  const counts = async (who: Caller) =>
    Object.fromEntries(
      (await as(fd, who).ok(COUNTS)).conversationCounts.map(({ tab, count }: { tab: string; count: number }) => [
        tab,
        count,
      ]),
    );

  it('counts each tab like the list with the same filter [WC-20]', async () => {
    await buildConversation(fd, acme);
    await buildConversation(fd, acme, { heldById: ana.memberId });
    await buildConversation(fd, acme, { assigneeId: mia.memberId });
    expect(await counts(ana)).toEqual({ MINE: 1, UNASSIGNED: 1, AGENT: 2, WAITING: 1, ALL: 3 });
    expect(await counts(mia)).toEqual({ MINE: 1, UNASSIGNED: 1, AGENT: 2, WAITING: 1, ALL: 3 });
    const isMe = { eq: mia.memberId };
    const filters = {
      MINE: { or: [{ heldById: isMe }, { assigneeId: isMe }] },
      UNASSIGNED: { heldById: { isNull: true }, assigneeId: { isNull: true } },
      AGENT: { modes: ['AGENT'] },
      WAITING: { isWaiting: true },
      ALL: {},
    };
    const list = 'query ($filter: ConversationFilter) { conversations(first: 9, filter: $filter) { totalCount } }';
    for (const [tab, count] of Object.entries(await counts(mia))) {
      const filter = filters[tab as keyof typeof filters];
      expect((await as(fd, mia).ok(list, { filter })).conversations.totalCount).toBe(count);
    }
  });

  it('counts only assigned conversations for a member limited to them', async () => {
    const limited = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    await buildConversation(fd, acme, { assigneeId: limited.memberId });
    await buildConversation(fd, acme);
    expect(await counts(limited)).toMatchObject({ MINE: 1, ALL: 1, UNASSIGNED: 0 });
    // Precondition: the workspace has more conversations.
    expect(await counts(mia)).toMatchObject({ ALL: 2 });
  });

  it('shows since when the contact waits for a member, until they are answered', async () => {
    const { id } = await buildConversation(fd, acme, { words: ['Hello?', 'Good day!', 'A person, please'] });
    const waiting = async () =>
      (
        await as(fd, acme.owner).ok(
          'query ($id: ID!) { conversation(id: $id) { waitingSince replyWindowExpiresAt lastInboundAt } }',
          { id },
        )
      ).conversation;
    expect((await waiting()).waitingSince).toBeNull();
    await mutate(fd, ana, 'takeOverConversation', { id });
    const [asked] = await rows<{ sent_at: Date }>(
      fd,
      "select sent_at from messages where conversation_id = $1 and body = 'A person, please'",
      [id],
    );
    expect((await waiting()).waitingSince).toBe(asked?.sent_at.toISOString());
    const { replyWindowExpiresAt, lastInboundAt } = await waiting();
    expect(Date.parse(replyWindowExpiresAt) - Date.parse(lastInboundAt)).toBe(24 * 3_600_000);
    fd.advance({ minutes: 1 });
    await send(ana, id);
    expect((await waiting()).waitingSince).toBeNull();
  });

  it.each([
    ['a campaign', { author: 'CAMPAIGN', status: 'DELIVERED' }, 1],
    ['what was not delivered', { author: 'MEMBER', status: 'FAILED' }, 1],
    ['a suppressed message', { author: 'MEMBER', status: 'SUPPRESSED' }, 1],
    ['an answer', { author: 'MEMBER', status: 'SENT' }, 0],
  ])('computes whether the contact still waits after %s', async (_, message, waiting) => {
    const { id, lastInboundAt } = await buildConversation(fd, acme, { heldById: ana.memberId });
    const sentAt = new Date(Number(lastInboundAt) + 1000);
    await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
      const row = { direction: 'OUT', body: 'Winter offers', sentAt, ...message };
      await tx.message.create({ data: { workspaceId: acme.id, conversationId: id, ...row } });
      await tx.conversation.updateMany({ where: { id }, data: { lastMessageAt: sentAt } });
    });
    const tab =
      'query ($id: ID!) { conversations(first: 5, filter: { isWaiting: true }) { totalCount } conversation(id: $id) { waitingSince } }';
    const { conversations, conversation } = await as(fd, acme.owner).ok(tab, { id });
    expect(conversations.totalCount).toBe(waiting);
    expect((await counts(acme.owner))['WAITING']).toBe(waiting);
    expect(conversation.waitingSince === null).toBe(waiting === 0);
  });

  it('counts for each member what arrived since their last visit', async () => {
    const joinedAt = new Date(fd.services.clock().getTime() - 3_600_000);
    await fd.services.database.forWorkspace(acme.id).write((tx) => tx.member.updateMany({ data: { joinedAt } }));
    const { id } = await buildConversation(fd, acme, { words: ['One', 'Yes?', 'Two'] });
    const unread = async (who: Caller) =>
      (await as(fd, who).ok('query ($id: ID!) { conversation(id: $id) { unreadCount } }', { id })).conversation
        .unreadCount;
    const [first, , last] = await rows<{ id: string }>(
      fd,
      'select id from messages where conversation_id = $1 order by sent_at',
      [id],
    );
    expect([await unread(ana), await unread(mia)]).toEqual([2, 2]);
    const read = (messageId: string | undefined) => outcome(fd, ana, 'markConversationRead', { id, messageId });
    expect(await read(last?.id)).toBe('ok');
    // Another window of the same member reports an older position.
    expect(await read(first?.id)).toBe('ok');
    expect([await unread(ana), await unread(mia)]).toEqual([0, 2]);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await outcome(fd, vic, 'markConversationRead', { id, messageId: last?.id })).toBe('FORBIDDEN');
  });

  it('assigns only to members of the workspace', async () => {
    const { globex } = await twoWorkspaces(fd);
    const { id } = await buildConversation(fd, acme);
    const assign = (assigneeId: string | null) => outcome(fd, mia, 'assignConversation', { id, assigneeId });
    expect(await assign(globex.owner.memberId)).toBe('NOT_FOUND');
    expect(await assign(ana.memberId)).toBe('ok');
    expect(await assign(null)).toBe('ok');
    expect(await outcome(fd, ana, 'assignConversation', { id, assigneeId: ana.memberId })).toBe('FORBIDDEN');
  });
});
