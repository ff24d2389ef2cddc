import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildRole,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { advanceEscalationJob } from '../../agent/escalation/index.ts';
import { handOffToHuman } from '../../agent/runs/index.ts';
import { endSnoozesJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let ana: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  ana = await buildMember(fd, acme, { role: 'agent', name: 'Ana Agent' });
});
afterAll(() => fd.close());

const FIELDS = 'status snoozedUntil statusChangedByName statusChangedAt mode heldById waitingSince version unreadCount';
const read = async (id: string, who: Caller = acme.owner) =>
  (await as(fd, who).ok(`query ($id: ID!) { conversation(id: $id) { ${FIELDS} } }`, { id })).conversation;
const eventsOf = async (id: string) =>
  (
    await rows<{ name: string }>(
      fd,
      `select name from audit_events where subject_id = $1 and name in
        ('conversation.resolved', 'conversation.snoozed', 'conversation.reopened') order by at, id`,
      [id],
    )
  ).map(({ name }) => name.replace('conversation.', ''));
const handOff = (id: string) =>
  fd.services.database.forWorkspace(acme.id).write((tx) => {
    const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Frontdesk' });
    return handOffToHuman(tx, by, { conversationId: id, code: 'TOOL_FAILED', detail: null });
  });
const inMinutes = (minutes: number) => new Date(fd.services.clock().getTime() + minutes * 60_000).toISOString();

describe('resolving a conversation', () => {
  it('ends the takeover without a run of the agent, and shows who resolved it [CB-38]', async () => {
    const { id } = await buildConversation(fd, acme, { heldById: acme.owner.memberId });
    // Precondition: the contact wrote last and waits for the member.
    expect(await read(id)).toMatchObject({ status: 'OPEN', mode: 'HUMAN', waitingSince: expect.any(String) });
    expect(await outcome(fd, acme.owner, 'resolveConversation', { id })).toBe('ok');
    expect(await read(id)).toMatchObject({
      status: 'RESOLVED',
      mode: 'AGENT',
      heldById: null,
      waitingSince: null,
      statusChangedByName: expect.any(String),
      statusChangedAt: expect.any(String),
    });
    const ended = 'select end_reason as reason, note from takeovers where conversation_id = $1';
    expect(await rows(fd, ended, [id])).toEqual([{ reason: 'RESOLVED', note: null }]);
    const runs = `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'take_turn' and j.payload::text like '%' || $1 || '%'`;
    expect(await rows(fd, runs, [id])).toEqual([]);
  });

  it('ends a handoff, and a new handoff reopens the conversation', async () => {
    const { id } = await buildConversation(fd, acme);
    await handOff(id);
    expect(await read(id)).toMatchObject({ mode: 'PAUSED', waitingSince: expect.any(String) });
    await mutate(fd, acme.owner, 'resolveConversation', { id });
    expect(await read(id)).toMatchObject({ status: 'RESOLVED', mode: 'AGENT', waitingSince: null });
    await handOff(id);
    expect(await read(id)).toMatchObject({ status: 'OPEN', mode: 'PAUSED' });
    expect(await eventsOf(id)).toEqual(['resolved', 'reopened']);
  });

  it.each([
    { status: 'OPEN', notified: 2 },
    { status: 'RESOLVED', notified: 1 },
    { status: 'SNOOZED', notified: 1 },
  ])('stops the escalation: $status', async ({ status, notified }) => {
    const { id } = await buildConversation(fd, acme);
    const steps = [acme.owner, ana].map(({ memberId }) => ({ target: 'MEMBER', memberId, limitMinutes: 10 }));
    await mutate(fd, acme.owner, 'updateEscalationPolicy', { steps, onCallMemberIds: [] });
    await handOff(id);
    await mutate(fd, acme.owner, 'updateConversationStatuses', { conversations: [{ id }], status });
    const [run] = await rows<{ id: string }>(fd, 'select id from escalation_runs where conversation_id = $1', [id]);
    const later = new Date(fd.services.clock().getTime() + 11 * 60_000);
    const advance = advanceEscalationJob({ ...fd.services, clock: () => later });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the job reads nothing from its helpers.
    await advance({ workspaceId: acme.id, id: run?.id }, {} as never);
    const sent = 'select from escalation_notifications where run_id = $1';
    expect(await rows(fd, sent, [run?.id])).toHaveLength(notified);
  });

  it('is recorded once if it is requested several times at the same time', async () => {
    const { id } = await buildConversation(fd, acme);
    const { version } = await read(id);
    const answers = await Promise.all(
      [1, 2, 3].map(() => outcome(fd, acme.owner, 'resolveConversation', { id, version })),
    );
    expect(answers).toEqual(['ok', 'ok', 'ok']);
    expect(await eventsOf(id)).toEqual(['resolved']);
  });

  it('is refused if the conversation has changed, or while another member has taken over', async () => {
    const { id } = await buildConversation(fd, acme);
    const { version } = await read(id);
    expect(await outcome(fd, acme.owner, 'resolveConversation', { id, version: version + 1 })).toBe(
      'CONVERSATION_CHANGED',
    );
    const held = await buildConversation(fd, acme, { heldById: ana.memberId });
    expect(await outcome(fd, acme.owner, 'resolveConversation', { id: held.id })).toBe('TAKEN_OVER_BY_ANOTHER');
    expect(await outcome(fd, ana, 'resolveConversation', { id: held.id })).toBe('ok');
  });

  it('requires what a reply requires, also if the contact is blocked, and the workspace of the conversation', async () => {
    const { id } = await buildConversation(fd, acme, { contact: { blocked: true } });
    const { id: customRoleId } = await buildRole(fd, acme, { policies: ['message.read'] });
    const reader = await buildMember(fd, acme, { role: 'member', customRoleId });
    for (const name of ['resolveConversation', 'snoozeConversation', 'reopenConversation']) {
      expect(await outcome(fd, reader, name, { id })).toBe('FORBIDDEN');
      expect(await outcome(fd, globex.owner, name, { id })).toBe('NOT_FOUND');
    }
    expect(await outcome(fd, acme.owner, 'resolveConversation', { id })).toBe('ok');
  });

  it('is undone by a takeover', async () => {
    const { id } = await buildConversation(fd, acme);
    await mutate(fd, acme.owner, 'resolveConversation', { id });
    expect(await outcome(fd, ana, 'takeOverConversation', { id })).toBe('ok');
    expect(await read(id)).toMatchObject({ status: 'OPEN', mode: 'HUMAN', heldById: ana.memberId });
  });
});

describe('snoozing a conversation', () => {
  it('accepts times in the next 365 days', async () => {
    const { id } = await buildConversation(fd, acme);
    for (const time of [inMinutes(0), inMinutes(365 * 1440 + 1)])
      expect(await outcome(fd, acme.owner, 'snoozeConversation', { id, until: time })).toBe('SNOOZE_TIME_INVALID');
    expect(await outcome(fd, acme.owner, 'snoozeConversation', { id, until: inMinutes(365 * 1440) })).toBe('ok');
  });

  it('ends at its time, once, and makes the last message unread for the assignee', async () => {
    const { memberId } = acme.owner;
    const { id } = await buildConversation(fd, acme, { assigneeId: memberId });
    const [last] = await rows<{ id: string }>(fd, 'select id from messages where conversation_id = $1', [id]);
    await mutate(fd, acme.owner, 'markConversationRead', { id, messageId: last?.id });
    await fd.services.database
      .forWorkspace(acme.id)
      .write(
        (tx) =>
          tx.sql`update conversations set last_inbound_at = (select max(sent_at) from messages where conversation_id = ${id}::uuid) where id = ${id}::uuid`,
      );
    await mutate(fd, acme.owner, 'snoozeConversation', { id, until: inMinutes(8) });
    fd.advance({ minutes: 7 });
    await endSnoozesJob(fd.services)();
    expect(await read(id)).toMatchObject({ status: 'SNOOZED', unreadCount: 0 });
    fd.advance({ minutes: 1 });
    await Promise.all([endSnoozesJob(fd.services)(), endSnoozesJob(fd.services)()]);
    expect(await read(id)).toMatchObject({
      status: 'OPEN',
      snoozedUntil: null,
      statusChangedByName: null,
      unreadCount: 1,
    });
    expect(await eventsOf(id)).toEqual(['snoozed', 'reopened']);
  });

  it('does not reopen a conversation that is resolved while the snooze ends', async () => {
    const { id } = await buildConversation(fd, acme);
    await mutate(fd, acme.owner, 'snoozeConversation', { id, until: inMinutes(8) });
    fd.advance({ minutes: 8 });
    await Promise.all([outcome(fd, acme.owner, 'resolveConversation', { id }), endSnoozesJob(fd.services)()]);
    await endSnoozesJob(fd.services)();
    expect(await read(id)).toMatchObject({ status: 'RESOLVED', snoozedUntil: null });
  });

  it('without a time lasts until the contact writes, and a waiting conversation does not wait', async () => {
    const { id } = await buildConversation(fd, acme);
    await handOff(id);
    await mutate(fd, acme.owner, 'snoozeConversation', { id });
    const later = new Date(fd.services.clock().getTime() + 30 * 86_400_000);
    await endSnoozesJob({ ...fd.services, clock: () => later })();
    expect(await read(id)).toMatchObject({ status: 'SNOOZED', mode: 'PAUSED', waitingSince: null });
    await mutate(fd, acme.owner, 'reopenConversation', { id });
    expect(await read(id)).toMatchObject({ status: 'OPEN', waitingSince: expect.any(String) });
  });
});

describe('updateConversationStatuses', () => {
  it('returns one result for each conversation, and changes those that the caller can change', async () => {
    const [one, held] = [
      await buildConversation(fd, acme),
      await buildConversation(fd, acme, { heldById: ana.memberId }),
    ];
    const foreign = await buildConversation(fd, globex);
    const conversations = [one, held, foreign, one].map(({ id }) => ({ id }));
    const input = { conversations, status: 'RESOLVED' };
    const answer = await mutate(fd, acme.owner, 'updateConversationStatuses', input, 'results { id code message }');
    expect(answer.results).toEqual([
      { id: one.id, code: null, message: null },
      { id: held.id, code: 'TAKEN_OVER_BY_ANOTHER', message: 'Ana Agent has taken over this conversation.' },
      { id: foreign.id, code: 'NOT_FOUND', message: expect.any(String) },
    ]);
    expect([(await read(one.id)).status, (await read(held.id)).status]).toEqual(['RESOLVED', 'OPEN']);
    expect(await read(foreign.id, globex.owner)).toMatchObject({ status: 'OPEN' });
  });

  it('leaves a conversation unchanged that has changed since the caller read it', async () => {
    const [seen, changed] = [await buildConversation(fd, acme), await buildConversation(fd, acme)];
    const versionOf = async ({ id }: { id: string }) => ({ id, version: (await read(id)).version });
    const conversations = [await versionOf(seen), await versionOf(changed)];
    await handOff(changed.id);
    const input = { conversations, status: 'RESOLVED' };
    const answer = await mutate(fd, acme.owner, 'updateConversationStatuses', input, 'results { id code }');
    expect(answer.results).toEqual([
      { id: seen.id, code: null },
      { id: changed.id, code: 'CONVERSATION_CHANGED' },
    ]);
    expect(await read(changed.id)).toMatchObject({ status: 'OPEN', mode: 'PAUSED' });
  });

  it('takes over a reopened conversation if the caller asks for it, so that the agent does not reply [CB-38]', async () => {
    const [held, free] = [
      await buildConversation(fd, acme, { heldById: ana.memberId }),
      await buildConversation(fd, acme, { heldById: ana.memberId }),
    ];
    const ids = [held, free].map(({ id }) => ({ id }));
    await mutate(fd, ana, 'updateConversationStatuses', { conversations: ids, status: 'RESOLVED' });
    expect(await read(held.id)).toMatchObject({ status: 'RESOLVED', mode: 'AGENT', heldById: null });
    const conversations = [{ id: held.id, takesOver: true }, { id: free.id }];
    const reopening = { conversations, status: 'OPEN' };
    const { results } = await mutate(fd, ana, 'updateConversationStatuses', reopening, 'results { code message }');
    // Ana can reply only in conversations that she has taken over.
    expect(results).toEqual([
      { code: null, message: null },
      { code: 'FORBIDDEN', message: 'You are not allowed to reply in this conversation.' },
    ]);
    expect(await read(held.id)).toMatchObject({ status: 'OPEN', mode: 'HUMAN', heldById: ana.memberId });
    await mutate(fd, acme.owner, 'updateConversationStatuses', { conversations: [{ id: free.id }], status: 'OPEN' });
    expect(await read(free.id)).toMatchObject({ status: 'OPEN', mode: 'AGENT', heldById: null });
  });

  it('is refused without conversations, with more than 100, and with a time for another state', async () => {
    const { id } = await buildConversation(fd, acme);
    const change = (input: object) => outcome(fd, acme.owner, 'updateConversationStatuses', input);
    expect(await change({ conversations: [], status: 'OPEN' })).toBe('CONVERSATIONS_TOO_MANY');
    const many = Array.from({ length: 101 }, () => ({ id: crypto.randomUUID() }));
    expect(await change({ conversations: many, status: 'OPEN' })).toBe('CONVERSATIONS_TOO_MANY');
    const wrong = { conversations: [{ id }], status: 'RESOLVED', snoozedUntil: inMinutes(8) };
    expect(await change(wrong)).toBe('SNOOZE_TIME_INVALID');
  });
});

describe('a message of the contact', () => {
  /** Processes received messages and lets the agent reply. */
  async function reply(phone: Phone): Promise<void> {
    await phone.drain();
    fd.advance({ seconds: 10 });
    await phone.drain();
  }
  /** Receives a message and returns the conversation. */
  async function begin(phone: Phone, number: string) {
    await phone.say(number, 'Hello');
    await reply(phone);
    return phone.db.read((tx) => tx.conversation.findFirstOrThrow());
  }
  const messagesIn = (id: string) =>
    rows(fd, `select from messages where conversation_id = $1 and direction = 'IN'`, [id]);
  const waiting = async (count: number) =>
    (await rows(fd, `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
      .length === count;

  it.each(['RESOLVED', 'SNOOZED'])(
    'reopens a conversation that is %s, and the agent replies [CB-38]',
    async (status) => {
      const phone = await openPhone(fd);
      const number = someone();
      const { id } = await begin(phone, number);
      await mutate(fd, phone.owner, 'updateConversationStatuses', { conversations: [{ id }], status });
      // Precondition: the conversation is closed and the agent has replied to the only message.
      expect(await read(id, phone.owner)).toMatchObject({ status });
      const replies = phone.fakes.sent.length;
      await phone.say(number, 'One more question');
      await reply(phone);
      expect(await read(id, phone.owner)).toMatchObject({
        status: 'OPEN',
        snoozedUntil: null,
        statusChangedByName: null,
      });
      expect(phone.fakes.sent.length).toBe(replies + 1);
      const [reopened] = await rows<{ after: object }>(
        fd,
        `select after from audit_events where subject_id = $1 and name = 'conversation.reopened'`,
        [id],
      );
      expect(reopened?.after).toMatchObject({ reason: 'MESSAGE' });
    },
  );

  it.each([
    { first: 'the message', expected: { outcome: 'CONVERSATION_CHANGED', events: [] } },
    { first: 'the member', expected: { outcome: 'ok', events: ['resolved', 'reopened'] } },
  ])('is never left in a resolved conversation if $first comes first', async ({ first, expected }) => {
    const phone = await openPhone(fd);
    const number = someone();
    const { id } = await begin(phone, number);
    const { version } = await read(id, phone.owner);
    await phone.say(number, 'One more question');
    const steps = [
      () => phone.drain(),
      () => outcome(fd, phone.owner, 'resolveConversation', { id, version }),
    ] as const;
    // Both wait for the lock of the conversation, and get it in the order in which they asked for it.
    const [message, resolved] = await phone.db.write(async (tx) => {
      await tx.sql`select from conversations where id = ${id}::uuid for update`;
      const started: Promise<boolean | string>[] = [];
      for (const at of first === 'the message' ? ([0, 1] as const) : ([1, 0] as const)) {
        started[at] = steps[at]();
        const count = started.filter(Boolean).length;
        await until(`${count} transactions that wait for the conversation`, () => waiting(count));
      }
      return [{ done: started[0] }, { done: started[1] }] as const;
    });
    expect([await message.done, await resolved.done]).toEqual([true, expected.outcome]);
    expect(await messagesIn(id)).toHaveLength(2);
    expect(await read(id, phone.owner)).toMatchObject({ status: 'OPEN' });
    expect(await eventsOf(id)).toEqual(expected.events);
  });
});

describe('the inbox', () => {
  it('filters and counts conversations by state', async () => {
    const [open, resolved] = [await buildConversation(fd, acme), await buildConversation(fd, acme)];
    await mutate(fd, acme.owner, 'resolveConversation', { id: resolved.id });
    const LIST = `query ($statuses: [ConversationStatus!]) {
      conversations(first: 10, filter: { statuses: $statuses }) { edges { node { id } } }
      conversationCounts(statuses: $statuses) { tab count } }`;
    const idsIn = async (statuses: readonly string[]) => {
      const { conversations, conversationCounts } = await as(fd, acme.owner).ok(LIST, { statuses });
      const all = conversationCounts.find(({ tab }: { tab: string }) => tab === 'ALL');
      return [conversations.edges.map(({ node }: { node: { id: string } }) => node.id).sort(), all.count];
    };
    expect(await idsIn(['OPEN'])).toEqual([[open.id], 1]);
    expect(await idsIn(['RESOLVED'])).toEqual([[resolved.id], 1]);
    expect(await idsIn([])).toEqual([[open.id, resolved.id].sort(), 2]);
  });
});
