import { isWithinHours } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { KilledError, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { buildConcept } from '../../../../test/testkit/safety.ts';
import { advanceEscalationJob } from './index.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const DANGER = 'I want to end my life.';
type Caller = Parameters<typeof mutate>[1];
const NO_MEMBERS = { onCallMemberIds: [] as string[] };

/** Builds a workspace whose safety rule hands off, with two more members who can take over. */
async function openFront() {
  const phone = await openPhone(fd);
  const [first, second] = [
    await buildMember(fd, phone.workspace, { role: 'operator' }),
    await buildMember(fd, phone.workspace, { role: 'member' }),
  ];
  await buildConcept(fd, phone.workspace, { rule: { outcome: 'HAND_OVER' } });
  return { phone, first, second };
}

const setPolicy = (who: Caller, input: object) =>
  mutate(fd, who, 'updateEscalationPolicy', { ...NO_MEMBERS, ...input });
const step = (target: string, more: object = {}) => ({ target, limitMinutes: 5, ...more });

async function handOff(phone: Phone): Promise<void> {
  await phone.say(someone(), DANGER);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

/** Ids of the notified members, in the order of the notifications. */
const notifiedOf = async (phone: Phone) => {
  const all = await phone.db.read((tx) =>
    tx.notification.findMany({
      where: { kind: 'CONVERSATION_WAITING' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
  return all.map(({ memberId }) => memberId);
};
const runOf = (phone: Phone) => phone.db.read((tx) => tx.escalationRun.findFirstOrThrow());

async function queuedEmails(): Promise<number> {
  const { rows } = await fd.services.database.system.pool.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs where task_identifier = 'send_mail'`,
  );
  return rows[0]?.count ?? 0;
}

/** Runs the job of the escalation run `times` times, like a worker that restarts after crashes. */
async function advance(phone: Phone, times = 1): Promise<void> {
  const { id } = await runOf(phone);
  const job = advanceEscalationJob(phone.services);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only its payload, so an empty object can replace the helpers.
  for (let count = 0; count < times; count += 1) await job({ workspaceId: phone.workspace.id, id }, {} as never);
}

describe('the escalation of a handoff', () => {
  it('notifies everyone who can take over when there is no policy [AM-38]', async () => {
    const { phone, first, second } = await openFront();
    await handOff(phone);
    expect((await notifiedOf(phone)).sort()).toEqual([phone.owner.memberId, first.memberId, second.memberId].sort());
    expect(await phone.db.read((tx) => tx.escalationRun.count())).toBe(0);
  });

  it('notifies step after step when the time limit passes, and everyone at the end [AM-38]', async () => {
    const { phone, first, second } = await openFront();
    await setPolicy(phone.owner, {
      steps: [step('MEMBER', { memberId: first.memberId }), step('ROLE', { role: 'member', limitMinutes: 10 })],
      fallbackEmail: ' Desk@Acme.test ',
    });
    await handOff(phone);
    expect(await notifiedOf(phone)).toEqual([first.memberId]);
    // Precondition: nothing happens before the time limit of the step has passed.
    await advance(phone, 2);
    expect(await notifiedOf(phone)).toEqual([first.memberId]);
    fd.advance({ minutes: 5 });
    await advance(phone, 2);
    expect(await notifiedOf(phone)).toEqual([first.memberId, second.memberId]);
    const emailsBefore = await queuedEmails();
    fd.advance({ minutes: 10 });
    await advance(phone, 2);
    expect((await queuedEmails()) - emailsBefore).toBe(1);
    expect((await notifiedOf(phone)).slice(2).sort()).toEqual(
      [phone.owner.memberId, first.memberId, second.memberId].sort(),
    );
    expect(await runOf(phone)).toMatchObject({ endReason: 'FALLBACK', openSubjectId: null, dueAt: null });
    const steps = await phone.db.read((tx) =>
      tx.auditEvent.findMany({ where: { name: 'escalation.advanced' }, orderBy: { at: 'asc' } }),
    );
    expect(steps.map(({ after }) => after)).toMatchObject([
      { step: 1, notifiedMemberIds: [first.memberId], channels: ['NOTIFICATION'] },
      { step: 2, notifiedMemberIds: [second.memberId], channels: ['NOTIFICATION'] },
      { step: 'FALLBACK', notifiedMemberIds: { length: 3 }, channels: ['NOTIFICATION', 'EMAIL'] },
    ]);
  });

  it('shows in the conversation the members that each step notified, and the time of the next one [AM-38]', async () => {
    const { phone, first, second } = await openFront();
    await setPolicy(phone.owner, {
      steps: [
        step('MEMBER', { memberId: first.memberId, limitMinutes: 2 }),
        step('MEMBER', { memberId: second.memberId, limitMinutes: 2 }),
      ],
    });
    await handOff(phone);
    const { id } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    const progress = async (who: Caller) => {
      const { conversation } = await as(fd, who).ok(
        `{ conversation(id: "${id}") { escalationRuns(first: 1) { nodes { code startedAt nextStepAt endedAt endReason
           notifications(first: 10) { nodes { step notifiedAt memberId member { name } } } } } } }`,
      );
      return conversation.escalationRuns.nodes[0];
    };
    const { startedAt, dueAt } = await runOf(phone);
    expect(await progress(first)).toMatchObject({
      code: 'SAFETY',
      startedAt: startedAt.toISOString(),
      nextStepAt: dueAt?.toISOString(),
      endedAt: null,
      endReason: null,
      notifications: { nodes: [{ step: 1, memberId: first.memberId, member: { name: first.name } }] },
    });
    fd.advance({ minutes: 2 });
    await advance(phone);
    expect((await progress(first)).notifications.nodes).toMatchObject([
      { step: 1, memberId: first.memberId },
      { step: 2, memberId: second.memberId },
    ]);
    fd.advance({ minutes: 2 });
    await advance(phone);
    expect(await progress(first)).toMatchObject({
      nextStepAt: null,
      endedAt: expect.any(String),
      endReason: 'FALLBACK',
      notifications: { nodes: [{}, {}, { step: null }, { step: null }, { step: null }] },
    });

    const { globex } = await twoWorkspaces(fd);
    expect(
      await as(fd, globex.owner).denied(`{ conversation(id: "${id}") { escalationRuns(first: 1) { totalCount } } }`),
    ).toBe('NOT_FOUND');
  });

  it('stops when a member takes the conversation over [AM-38]', async () => {
    const { phone, first } = await openFront();
    await setPolicy(phone.owner, {
      steps: [step('MEMBER', { memberId: first.memberId }), step('ROLE', { role: 'member' })],
    });
    await handOff(phone);
    const { id } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    expect((await mutate(fd, first, 'takeOverConversation', { id })).outcome).toBe('ok');
    fd.advance({ minutes: 6 });
    await advance(phone);
    expect(await notifiedOf(phone)).toEqual([first.memberId]);
    expect(await runOf(phone)).toMatchObject({ endReason: 'CLAIMED' });
  });

  it('skips steps out of hours and steps without a member who can take over [AM-38]', async () => {
    const { phone, first, second } = await openFront();
    const viewer = await buildMember(fd, phone.workspace, { role: 'viewer' });
    const today = ((fd.services.clock().getUTCDay() + 6) % 7) + 1;
    const otherDay = (today % 7) + 1;
    await setPolicy(phone.owner, {
      steps: [
        step('MEMBER', { memberId: second.memberId, hours: { days: [otherDay], from: '00:00', to: '23:59' } }),
        step('MEMBER', { memberId: viewer.memberId }),
        step('ON_CALL'),
      ],
      onCallMemberIds: [first.memberId, viewer.memberId],
    });
    await handOff(phone);
    expect(await notifiedOf(phone)).toEqual([first.memberId]);
    expect(await runOf(phone)).toMatchObject({ reached: 3 });
  });

  it('notifies members who are away only if everyone is away [AM-38]', async () => {
    const { phone, first, second } = await openFront();
    const everyone = [phone.owner.memberId, first.memberId, second.memberId];
    const away = (who: Caller) => mutate(fd, who, 'updateAvailability', { isAway: true });
    await away(first);
    await handOff(phone);
    expect((await notifiedOf(phone)).sort()).toEqual(everyone.filter((id) => id !== first.memberId).sort());

    const crowd = await openFront();
    for (const member of [crowd.phone.owner, crowd.first, crowd.second]) await away(member);
    await handOff(crowd.phone);
    expect(await notifiedOf(crowd.phone)).toHaveLength(3);
  });

  it('skips steps whose members are away, until they return [AM-38]', async () => {
    const { phone, first, second } = await openFront();
    await setPolicy(phone.owner, {
      steps: [
        step('MEMBER', { memberId: first.memberId }),
        step('ROLE', { role: 'member' }),
        step('MEMBER', { memberId: first.memberId }),
      ],
    });
    const awayUntil = new Date(fd.services.clock().getTime() + 4 * 60_000).toISOString();
    expect((await mutate(fd, first, 'updateAvailability', { isAway: true, awayUntil })).outcome).toBe('ok');
    await handOff(phone);
    expect(await notifiedOf(phone)).toEqual([second.memberId]);
    fd.advance({ minutes: 5 });
    await advance(phone);
    expect(await notifiedOf(phone)).toEqual([second.memberId, first.memberId]);
  });

  it('continues exactly once if the process dies at any point [AM-38]', async () => {
    const ends = new Set<number>();
    for (let left = 0; left < 20; left += 1) {
      const { phone, first, second } = await openFront();
      await setPolicy(phone.owner, {
        steps: [step('MEMBER', { memberId: first.memberId }), step('MEMBER', { memberId: second.memberId })],
      });
      await handOff(phone);
      fd.advance({ minutes: 6 });
      phone.fuse.left = left;
      const survived = await advance(phone).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof KilledError)) throw error;
          return false;
        },
      );
      ends.add((await notifiedOf(phone)).length);
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await advance(phone);
      expect(await notifiedOf(phone)).toEqual([first.memberId, second.memberId]);
      if (survived) break;
    }
    // Precondition: some crashes happened before the step and some after the step.
    expect([...ends].sort()).toEqual([1, 2]);
  });

  it('is woken by a stored job at the time of its step [AM-38]', async () => {
    const { phone, first } = await openFront();
    await setPolicy(phone.owner, { steps: [step('MEMBER', { memberId: first.memberId })] });
    await handOff(phone);
    const { id, dueAt } = await runOf(phone);
    const { rows: jobs } = await fd.services.database.system.pool.query<{ run_at: Date }>(
      'select run_at from graphile_worker.jobs where key = $1',
      [`escalation ${id}`],
    );
    expect(jobs.map(({ run_at: at }) => at.getTime())).toEqual([dueAt?.getTime()]);
  });
});

describe('the escalation policy', () => {
  it('is stored, read and replaced, and refuses steps that cannot work [AM-38]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const code = async (input: object) => (await setPolicy(acme.owner, { steps: [], ...input })).code;
    const hours = { days: [5, 1], from: '22:00', to: '06:00' };
    const fields = 'policy { steps { target role hours { days from to } limitMinutes } fallbackEmail }';
    const set = await mutate(
      fd,
      acme.owner,
      'updateEscalationPolicy',
      { ...NO_MEMBERS, steps: [step('ROLE', { role: 'admin', hours })], fallbackEmail: 'desk@acme.test' },
      fields,
    );
    const policy = {
      steps: [{ target: 'ROLE', role: 'admin', hours: { days: [1, 5], from: '22:00', to: '06:00' }, limitMinutes: 5 }],
      fallbackEmail: 'desk@acme.test',
    };
    expect(set).toMatchObject({ policy });
    const ask = '{ escalationPolicy { steps { target role hours { days from to } limitMinutes } fallbackEmail } }';
    expect((await as(fd, acme.owner).ok(ask)).escalationPolicy).toEqual(policy);
    // The policy of another workspace is not affected.
    expect((await as(fd, globex.owner).ok(ask)).escalationPolicy).toEqual({ steps: [], fallbackEmail: null });
    for (const [input, refusal] of [
      [{ steps: Array.from({ length: 11 }, () => step('OPERATORS')) }, 'ESCALATION_STEPS_TOO_MANY'],
      [{ steps: [step('MEMBER')] }, 'ESCALATION_STEP_INVALID'],
      [{ steps: [step('ROLE')] }, 'ESCALATION_STEP_INVALID'],
      [{ steps: [step('OPERATORS', { limitMinutes: 0 })] }, 'ESCALATION_STEP_INVALID'],
      [{ steps: [step('OPERATORS', { hours: { days: [1], from: '25:00', to: '26:00' } })] }, 'ESCALATION_STEP_INVALID'],
      [{ steps: [step('OPERATORS', { hours: { days: [], from: '08:00', to: '09:00' } })] }, 'ESCALATION_STEP_INVALID'],
      [{ onCallMemberIds: Array.from({ length: 21 }, () => crypto.randomUUID()) }, 'ESCALATION_MEMBERS_INVALID'],
      [{ fallbackEmail: 'desk' }, 'ESCALATION_EMAIL_INVALID'],
    ] as const)
      expect([await code(input), input]).toEqual([refusal, input]);
    const foreign = globex.owner.memberId;
    for (const input of [{ steps: [step('MEMBER', { memberId: foreign })] }, { onCallMemberIds: [foreign] }])
      expect(await outcome(fd, acme.owner, 'updateEscalationPolicy', { steps: [], ...NO_MEMBERS, ...input })).toBe(
        'NOT_FOUND',
      );
    expect((await as(fd, acme.owner).ok(ask)).escalationPolicy).toEqual(policy);
  });

  it('applies hours in the time zone of the workspace, also across midnight [AM-38]', () => {
    const night = { days: [5], from: '22:00', to: '06:00' };
    const at = (iso: string) => isWithinHours(night, new Date(iso), 'Europe/Berlin');
    // 2026-11-27 is a Friday; Berlin is one hour ahead of UTC.
    expect(at('2026-11-27T20:59:00Z')).toBe(false);
    expect(at('2026-11-27T21:00:00Z')).toBe(true);
    expect(at('2026-11-28T04:59:00Z')).toBe(true);
    expect(at('2026-11-28T05:00:00Z')).toBe(false);
    expect(at('2026-11-28T21:30:00Z')).toBe(false);
    expect(isWithinHours(null, new Date('2026-11-28T21:30:00Z'), 'UTC')).toBe(true);
  });
});
