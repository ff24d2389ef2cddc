import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildCall } from '../../../../test/testkit/calls.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const DOCUMENT = `query ($range: AnalyticsRangeInput!) {
  analyticsStages(range: $range) { source status count }
  analyticsDays(range: $range) { date leads received byAgent byMembers callsByAgent callsByMembers }
  analyticsTimes(range: $range) { measure count waiting medianSeconds p90Seconds } }`;

interface Day {
  date: string;
  leads: number;
  received: number;
  byAgent: number;
  byMembers: number;
  callsByAgent: number;
  callsByMembers: number;
}
interface Figures {
  stages: { source: string; status: string; count: number }[];
  days: Day[];
  times: { measure: string; count: number; waiting: number; medianSeconds: number | null; p90Seconds: number | null }[];
}

async function figures(who: Caller, from: string, to: string): Promise<Figures> {
  const data = await as(fd, who).ok(DOCUMENT, { range: { from, to } });
  return { stages: data.analyticsStages, days: data.analyticsDays, times: data.analyticsTimes };
}

const NO_CALLS = { callsByAgent: 0, callsByMembers: 0 };
const at = (text: string) => new Date(text);

type Word = readonly [author: 'CONTACT' | 'AGENT' | 'MEMBER' | 'CAMPAIGN', sentAt: string, status?: string];

async function buildExchange(workspace: BuiltWorkspace, words: readonly Word[], overrides: object = {}) {
  const { id } = await buildConversation(fd, workspace, { words: [], ...overrides });
  const last = words.at(-1)?.[1] ?? '2026-11-01T00:00:00Z';
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    for (const [author, sentAt, status] of words) {
      const way = author === 'CONTACT' ? ['IN', 'RECEIVED'] : ['OUT', status ?? 'SENT'];
      const [direction = '', state = ''] = way;
      const message = {
        workspaceId: workspace.id,
        conversationId: id,
        author,
        direction,
        status: state,
        body: 'Hello',
      };
      await tx.message.create({ data: { ...message, sentAt: at(sentAt) } });
    }
    await tx.conversation.updateMany({ where: { id }, data: { lastMessageAt: at(last) } });
  });
  return id;
}

interface Phoned {
  readonly startedAt: Date | null;
  readonly endedAt: Date;
}

/** Creates an ended call of the workspace Globex. */
async function phoned({ startedAt, endedAt }: Phoned, leadId?: string): Promise<string> {
  const { id } = await buildCall(fd, globex, { state: 'ENDED', ...(leadId ? { leadId } : {}) });
  const times = { createdAt: startedAt ?? endedAt, startedAt, endedAt };
  await fd.services.database
    .forWorkspace(globex.id)
    .write((tx) => tx.call.updateMany({ where: { id }, data: { ...times } }));
  return id;
}

async function joined(callId: string, mode: 'LISTEN' | 'TAKEOVER'): Promise<void> {
  const { memberId } = globex.owner;
  const joining = { workspaceId: globex.id, callId, memberId, memberName: 'Gus', kind: 'JOIN', mode };
  await fd.services.database
    .forWorkspace(globex.id)
    .write((tx) => tx.operatorAction.create({ data: { ...joining, at: at('2026-11-02T13:00:30Z') } }));
}

const inZone = ({ id }: BuiltWorkspace, timezone: string) =>
  rows(fd, 'update workspaces set timezone = $2 where workspace_id = $1', [id, timezone]);

describe('analytics [CB-06]', () => {
  it('counts leads by source and stage, and includes nothing of another workspace', async () => {
    for (const status of ['NEW', 'NEW', 'BOOKED'])
      await buildLead(fd, acme, { status, createdAt: at('2026-11-10T12:00:00Z') });
    await buildLead(fd, acme, { status: 'LOST', createdAt: at('2026-10-10T12:00:00Z') });
    await buildLead(fd, globex, { status: 'NEW', createdAt: at('2026-11-10T12:00:00Z') });
    expect((await figures(acme.owner, '2026-11-01', '2026-11-30')).stages).toEqual([
      { source: 'FORM', status: 'NEW', count: 2 },
      { source: 'FORM', status: 'BOOKED', count: 1 },
    ]);
    expect((await figures(globex.owner, '2026-11-01', '2026-11-30')).stages).toEqual([
      { source: 'FORM', status: 'NEW', count: 1 },
    ]);
  });

  it('has every day of the range, also those without data', async () => {
    await buildLead(fd, acme, { createdAt: at('2026-11-02T12:00:00Z') });
    await buildExchange(acme, [
      ['CONTACT', '2026-11-02T12:00:00Z'],
      ['AGENT', '2026-11-02T12:00:05Z'],
      ['MEMBER', '2026-11-03T12:00:00Z'],
      ['AGENT', '2026-11-03T12:01:00Z', 'FAILED'],
    ]);
    const none = { leads: 0, received: 0, byAgent: 0, byMembers: 0, ...NO_CALLS };
    expect((await figures(acme.owner, '2026-11-01', '2026-11-04')).days).toEqual([
      { date: '2026-11-01', ...none },
      { date: '2026-11-02', leads: 1, received: 1, byAgent: 1, byMembers: 0, ...NO_CALLS },
      { date: '2026-11-03', ...none, byMembers: 1 },
      { date: '2026-11-04', ...none },
    ]);
  });

  it.each([
    ['UTC', '2026-11-02'],
    ['Pacific/Auckland', '2026-11-03'],
    ['Pacific/Honolulu', '2026-11-02'],
    ['America/Los_Angeles', '2026-11-02'],
    ['an unknown time zone', '2026-11-02'],
  ])('puts 23:30 in London into the day of %s', async (timezone, date) => {
    await inZone(acme, timezone);
    await buildLead(fd, acme, { createdAt: at('2026-11-02T23:30:00Z') });
    const { days, stages } = await figures(acme.owner, date, date);
    expect(days).toEqual([{ date, leads: 1, received: 0, byAgent: 0, byMembers: 0, ...NO_CALLS }]);
    expect(stages).toHaveLength(1);
  });

  it('counts 25 hours for the day on which daylight-saving time ends', async () => {
    await inZone(acme, 'Europe/London');
    for (const hour of ['2026-10-24T23:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T23:59:59Z'])
      await buildLead(fd, acme, { createdAt: at(hour) });
    await buildLead(fd, acme, { createdAt: at('2026-10-26T00:00:00Z') });
    await buildLead(fd, acme, { createdAt: at('2026-10-24T22:59:59Z') });
    expect((await figures(acme.owner, '2026-10-25', '2026-10-25')).days).toMatchObject([{ leads: 4 }]);
  });

  it('measures how long contacts wait, and how many still do', async () => {
    const phone = '+442079460401';
    await buildLead(fd, acme, { phone, createdAt: at('2026-11-02T12:00:00Z') });
    await buildLead(fd, acme, { phone: '+442079460402', createdAt: at('2026-11-02T12:00:00Z') });
    await buildExchange(
      acme,
      [
        ['AGENT', '2026-11-02T12:00:10Z'],
        ['CONTACT', '2026-11-02T12:05:00Z'],
        ['AGENT', '2026-11-02T12:05:01Z', 'FAILED'],
        ['AGENT', '2026-11-02T12:05:04Z'],
        ['CONTACT', '2026-11-02T12:06:00Z'],
      ],
      { contact: { phone } },
    );
    await buildExchange(acme, [
      ['CONTACT', '2026-11-02T13:00:00Z'],
      ['MEMBER', '2026-11-02T13:01:40Z'],
    ]);
    await buildExchange(acme, [['CONTACT', '2026-11-02T14:00:00Z']]);
    expect((await figures(acme.owner, '2026-11-02', '2026-11-02')).times).toEqual([
      { measure: 'FIRST_CONTACT', count: 1, waiting: 1, medianSeconds: 10, p90Seconds: 10 },
      { measure: 'FIRST_RESPONSE', count: 2, waiting: 1, medianSeconds: 52, p90Seconds: 90 },
      { measure: 'HANDLING', count: 2, waiting: 0, medianSeconds: 225, p90Seconds: 325 },
    ]);
    // Nothing started on the next day, so its values are empty.
    expect((await figures(acme.owner, '2026-11-03', '2026-11-03')).times).toMatchObject([
      { count: 0, waiting: 0, medianSeconds: null, p90Seconds: null },
      { count: 0, waiting: 0 },
      { count: 0, waiting: 0 },
    ]);
  });

  it('does not count campaign messages as replies or as part of a conversation', async () => {
    await buildExchange(acme, [
      ['CAMPAIGN', '2026-11-02T09:00:00Z', 'DELIVERED'],
      ['CONTACT', '2026-11-02T12:00:00Z'],
      ['CAMPAIGN', '2026-11-02T12:00:10Z', 'DELIVERED'],
      ['MEMBER', '2026-11-02T12:01:00Z'],
      ['CAMPAIGN', '2026-11-02T18:00:00Z', 'DELIVERED'],
    ]);
    expect((await figures(acme.owner, '2026-11-02', '2026-11-02')).times).toMatchObject([
      { measure: 'FIRST_CONTACT', count: 0 },
      { measure: 'FIRST_RESPONSE', count: 1, waiting: 0, medianSeconds: 60 },
      { measure: 'HANDLING', count: 1, medianSeconds: 60 },
    ]);
  });

  it('counts calls by handler, the time until a lead was reached, and the duration', async () => {
    const lead = await buildLead(fd, globex, { createdAt: at('2026-11-02T12:00:00Z') });
    await phoned({ startedAt: at('2026-11-02T12:00:20Z'), endedAt: at('2026-11-02T12:02:20Z') }, lead.id);
    const taken = await phoned({ startedAt: at('2026-11-02T13:00:00Z'), endedAt: at('2026-11-02T13:05:00Z') });
    await joined(taken, 'TAKEOVER');
    const heard = await phoned({ startedAt: at('2026-11-02T14:00:00Z'), endedAt: at('2026-11-02T14:03:00Z') });
    await joined(heard, 'LISTEN');
    await phoned({ startedAt: null, endedAt: at('2026-11-02T15:00:00Z') });
    const { days, times } = await figures(globex.owner, '2026-11-02', '2026-11-02');
    expect(days).toMatchObject([{ leads: 1, callsByAgent: 2, callsByMembers: 1 }]);
    expect(times).toMatchObject([
      { measure: 'FIRST_CONTACT', count: 1, waiting: 0, medianSeconds: 20 },
      { measure: 'FIRST_RESPONSE', count: 0 },
      { measure: 'HANDLING', count: 3, medianSeconds: 180 },
    ]);
    // A member who cannot read calls sees a count of zero.
    const vic = await buildMember(fd, globex, { role: 'viewer', grants: [{ policy: 'call.read', effect: 'DENY' }] });
    const metrics = await figures(vic, '2026-11-02', '2026-11-02');
    expect(metrics.days).toMatchObject([{ leads: 1, ...NO_CALLS }]);
    expect(metrics.times).toMatchObject([{ count: 0, waiting: 1 }, { count: 0 }, { count: 0 }]);
  });

  it('counts only assigned conversations, and no leads, for a member limited to them', async () => {
    const mia = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    await buildLead(fd, acme, { createdAt: at('2026-11-02T12:00:00Z') });
    const words: Word[] = [
      ['CONTACT', '2026-11-02T13:00:00Z'],
      ['MEMBER', '2026-11-02T13:01:40Z'],
    ];
    await buildExchange(acme, words, { assigneeId: mia.memberId });
    await buildExchange(acme, words);
    const [own, all] = [
      await figures(mia, '2026-11-02', '2026-11-02'),
      await figures(acme.owner, '2026-11-02', '2026-11-02'),
    ];
    expect(own.stages).toEqual([]);
    expect(own.days).toMatchObject([{ leads: 0, received: 1, byMembers: 1 }]);
    expect(own.times).toMatchObject([{ count: 0 }, { count: 1 }, { count: 1 }]);
    // Precondition: the workspace has more leads than the restricted member can read.
    expect(all.stages).toHaveLength(1);
    expect(all.days).toMatchObject([{ leads: 1, received: 2, byMembers: 2 }]);
  });

  it('is refused without analytics.read, and counts no lead without lead.read', async () => {
    await buildLead(fd, acme, { createdAt: at('2026-11-02T12:00:00Z') });
    const ana = await buildMember(fd, acme, { role: 'agent' });
    const { errors } = await as(fd, ana).run(DOCUMENT, { range: { from: '2026-11-02', to: '2026-11-02' } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const vic = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'lead.read', effect: 'DENY' }] });
    expect((await figures(vic, '2026-11-02', '2026-11-02')).stages).toEqual([]);
    expect((await figures(acme.owner, '2026-11-02', '2026-11-02')).stages).toHaveLength(1);
  });

  it.each([
    ['from', { from: 'yesterday', to: '2026-11-02' }],
    ['from', { from: '2026-02-30', to: '2026-11-02' }],
    ['from', { from: "2026-11-01'; drop table leads", to: '2026-11-02' }],
    ['to', { from: '2026-11-02', to: '2026-11-01' }],
    ['to', { from: '2020-01-01', to: '2026-11-01' }],
  ])('refuses a range with a wrong %s: %j', async (field, range) => {
    const { errors } = await as(fd, acme.owner).run(DOCUMENT, { range });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', field });
  });
});
