import type { PlanLimit } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  buildUser,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildImport, finishJob } from '../../../../test/testkit/jobs.ts';
import { serverInput } from '../../../../test/testkit/mcp-servers.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSequence, sequenceInput } from '../../../../test/testkit/sequences.ts';
import { buildUsageHour, meteredIn } from '../../../../test/testkit/usage.ts';
import { buildWebhook } from '../../../../test/testkit/webhooks.ts';
import { refusalStatus } from '../../../http/rest/rest-operations.ts';
import { checkUsageLimitsJob } from './jobs/check-usage-limits-job.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(fd, 'truncate endpoint_weights, plans, plan_versions, payment_prices, subscriptions');
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const limitTo = async (workspace: Pick<BuiltWorkspace, 'id'>, ...limits: readonly PlanLimit[]) =>
  buildSubscription(fd, workspace, { planVersionId: await buildPlanVersion(fd, { limits }) });
const hard = (meter: PlanLimit['meter'], included: number): PlanLimit => ({ meter, included, mode: 'HARD' });
const withoutFeatures = async () =>
  buildSubscription(fd, acme, { planVersionId: await buildPlanVersion(fd, { features: [] }) });

let count = 0;
const offer = () => ({ email: `guest${++count}@people.test`, role: 'viewer', policies: [] });
const invite = (who: Member, input = offer()) => outcome(fd, who, 'inviteMember', input);
const thisHour = () => new Date(Math.floor(fd.services.clock().getTime() / 3_600_000) * 3_600_000);

describe('members [BL-17]', () => {
  it('are invited up to the hard limit, pending invitations included', async () => {
    await limitTo(acme, hard('members', 3));
    expect([await invite(acme.owner), await invite(acme.owner)]).toEqual(['ok', 'ok']);
    const LIMIT = 'errors { code field message planLimit { meter included used resetsAt } }';
    const input = offer();
    const refused = await as(fd, acme.owner).ok(
      `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ${LIMIT} } }`,
      { input },
    );
    expect(refused.inviteMember.errors).toEqual([
      {
        code: 'PLAN_LIMIT_REACHED',
        field: null,
        message: 'The plan of this workspace includes 3 members, and 3 are used or reserved.',
        planLimit: { meter: 'MEMBERS', included: 3, used: 3, resetsAt: null },
      },
    ]);
    const many = { emails: [offer().email, input.email], role: 'viewer', policies: [] };
    const { answers } = await mutate(fd, acme.owner, 'inviteMembers', many, 'answers { outcome }');
    expect(answers).toEqual([{ outcome: 'PLAN_LIMIT_REACHED' }, { outcome: 'PLAN_LIMIT_REACHED' }]);
    expect(await emailsTo(fd, input.email)).toEqual([]);
    expect(await invite(globex.owner)).toBe('ok');
    await rows(fd, 'update subscriptions set ended_at = now()');
    expect(await invite(acme.owner, input)).toBe('ok');
  });

  it('are invited without a limit if it is soft, or billing is off', async () => {
    await limitTo(acme, { meter: 'members', included: 1, mode: 'SOFT' });
    expect(await invite(acme.owner)).toBe('ok');
    await limitTo(globex, hard('members', 1));
    expect(await invite(globex.owner)).toBe('PLAN_LIMIT_REACHED');
    const off = await startFrontdesk({ beside: fd });
    expect(await outcome(off, globex.owner, 'inviteMember', offer())).toBe('ok');
    await off.close();
  });

  it('get the last seat once, with concurrent invitations and concurrent answers', async () => {
    const id = await limitTo(acme, hard('members', 2));
    const both = await Promise.all([1, 2, 3, 4].map(() => invite(acme.owner)));
    expect(both.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(both.filter((answer) => answer === 'PLAN_LIMIT_REACHED')).toHaveLength(3);
    await rows(fd, 'delete from subscriptions where id = $1', [id]);
    const guests = await Promise.all([1, 2, 3].map(() => buildUser(fd)));
    for (const { email } of guests) expect(await invite(acme.owner, { ...offer(), email })).toBe('ok');
    await limitTo(acme, hard('members', 2));
    const tokens = await Promise.all(guests.map(async ({ email }) => tokenIn((await emailsTo(fd, email)).at(-1))));
    const accepted = await Promise.all(
      guests.map((guest, at) => outcome(fd, guest, 'acceptInvitation', { token: tokens[at] })),
    );
    expect(accepted.sort()).toEqual(['PLAN_LIMIT_REACHED', 'PLAN_LIMIT_REACHED', 'ok']);
    expect(await rows(fd, 'select 1 from members where workspace_id = $1', [acme.id])).toHaveLength(2);
  });
});

describe('bulk work is refused before it starts [BL-18]', () => {
  it('an import that creates more contacts than the plan includes', async () => {
    const { id } = await buildImport(fd, acme, acme.owner);
    const subscription = await limitTo(acme, hard('contacts', 0));
    expect(await outcome(fd, acme.owner, 'startContactImport', { id })).toBe('PLAN_LIMIT_REACHED');
    await rows(fd, 'delete from subscriptions where id = $1', [subscription]);
    await limitTo(acme, hard('contacts', 1));
    const { import: started } = await mutate(fd, acme.owner, 'startContactImport', { id }, 'import { job { id } }');
    // Another contact arrives before the job runs.
    const { id: other } = await buildContact(fd, acme);
    const jobId = started.job.id;
    const refused = await finishJob(fd, acme, jobId);
    expect(refused).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('includes 1 contacts') });
    await rows(fd, 'delete from contacts where workspace_id = $1 and id = $2', [acme.id, other]);
    const again = await mutate(fd, acme.owner, 'startContactImport', { id }, 'import { job { id } }');
    expect(await finishJob(fd, acme, again.import.job.id)).toMatchObject({ state: 'DONE' });
  });

  it('a campaign with more recipients than messages left in the month', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(2));
    const owner = await signedInAgain(fd, scene.owner);
    await limitTo(scene.workspace, hard('campaign_messages', 10));
    await buildUsageHour(fd, scene.workspace, { meter: 'campaign_messages', quantity: 9, hour: thisHour() });
    expect(await outcome(fd, owner, 'startCampaign', { id, receivers: 2 })).toBe('PLAN_LIMIT_REACHED');
    await rows(fd, 'update usage_hours set quantity = 8 where workspace_id = $1', [scene.workspace.id]);
    expect(await outcome(fd, owner, 'startCampaign', { id, receivers: 2 })).toBe('ok');
  });
});

describe('a feature that the plan does not include [BL-18]', () => {
  it('cannot be started: calls, sequences, MCP servers', async () => {
    const { id: leadId } = await buildLead(fd, acme);
    const sequence = await buildSequence(fd, acme, { enabledAt: null });
    const changes = {
      startCall: { leadId },
      createSequence: sequenceInput(),
      enableSequence: { id: sequence },
      connectMcpServer: serverInput(),
    };
    const answers = async () => {
      const given: Record<string, string> = {};
      for (const [name, input] of Object.entries(changes)) given[name] = await outcome(fd, acme.owner, name, input);
      return given;
    };
    await withoutFeatures();
    const refused = await answers();
    expect(refused).toEqual(Object.fromEntries(Object.keys(changes).map((name) => [name, 'PLAN_FEATURE_MISSING'])));
    expect(await outcome(fd, acme.owner, 'disableSequence', { id: sequence })).toBe('ok');
    await rows(fd, 'truncate subscriptions');
    const allowed = await answers();
    expect(Object.values(allowed)).not.toContain('PLAN_FEATURE_MISSING');
    expect(allowed).toMatchObject({ createSequence: 'ok', enableSequence: 'ok', connectMcpServer: 'ok' });
  });

  it('cannot be started: campaigns', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(1));
    const owner = await signedInAgain(fd, scene.owner);
    const planVersionId = await buildPlanVersion(fd, { features: [] });
    const subscription = await buildSubscription(fd, scene.workspace, { planVersionId });
    expect(await outcome(fd, owner, 'startCampaign', { id, receivers: 1 })).toBe('PLAN_FEATURE_MISSING');
    await rows(fd, 'delete from subscriptions where id = $1', [subscription]);
    expect(await outcome(fd, owner, 'startCampaign', { id, receivers: 1 })).toBe('ok');
  });

  it('has the status 402 over REST, as a limit has', () => {
    const refusal = (code: 'PLAN_LIMIT_REACHED' | 'PLAN_FEATURE_MISSING' | 'NAME_INVALID') =>
      refusalStatus([{ code, message: '', field: null }]);
    expect([refusal('PLAN_LIMIT_REACHED'), refusal('PLAN_FEATURE_MISSING'), refusal('NAME_INVALID')]).toEqual([
      402, 402, 422,
    ]);
  });
});

const say = async (phone: Phone, number: string, text: string) => {
  expect((await phone.say(number, text)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
};
const handoffsOf = async (phone: Phone) =>
  (await phone.db.read((tx) => tx.agentHandoff.findMany({ orderBy: { at: 'asc' } }))).map(({ code }) => code);

describe('AI conversations above the hard limit [BL-17]', () => {
  it('are handed off with a notice, without a call to a model, and do not count', async () => {
    const phone = await openPhone(fd);
    await limitTo(phone.workspace, hard('ai_conversations', 1));
    const known = someone();
    await say(phone, known, 'Hello');
    expect(phone.fakes.sent).toHaveLength(1);
    const asked = phone.fakes.asked.length;
    expect(asked).toBeGreaterThan(0);
    await buildUsageHour(fd, phone.workspace, { meter: 'ai_conversations', quantity: 1, hour: thisHour() });
    // The conversation in progress continues.
    await say(phone, known, 'A check-up');
    const inProgress = phone.fakes.asked.length;
    expect(inProgress).toBeGreaterThan(asked);
    expect(await handoffsOf(phone)).toEqual([]);
    await say(phone, someone(), 'Hello');
    expect(phone.fakes.asked).toHaveLength(inProgress);
    expect(await handoffsOf(phone)).toEqual(['PLAN_LIMIT_REACHED']);
    expect(phone.fakes.sent.at(-1)).toMatchObject({ body: expect.stringContaining('colleague') });
    const waiting = "select 1 from notifications where workspace_id = $1 and kind = 'CONVERSATION_WAITING'";
    expect((await rows(fd, waiting, [phone.workspace.id])).length).toBeGreaterThan(0);
    expect(await meteredIn(fd, phone.workspace)).toMatchObject({ 'ai_conversations SIMULATED': 1 });
  });
});

describe('warnings [BL-19]', () => {
  const warnings = (workspace: BuiltWorkspace) =>
    rows<{ kind: string; detail: string }>(
      fd,
      `select distinct kind, detail from notifications where workspace_id = $1 and kind like 'USAGE%' order by 1`,
      [workspace.id],
    );
  const check = () => checkUsageLimitsJob(fd.services)({}, {} as never);
  const use = (quantity: number) =>
    rows(fd, 'update usage_hours set quantity = $2 where workspace_id = $1', [acme.id, quantity]);

  it('are sent at 80% and 100%, once in a month, to members who can read the usage and as webhooks [BL-19]', async () => {
    await buildWebhook(fd, acme, acme.owner);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    await limitTo(acme, { meter: 'messages_out', included: 100, mode: 'SOFT' }, hard('members', 9));
    await buildUsageHour(fd, acme, { quantity: 79, hour: thisHour() });
    await check();
    expect(await warnings(acme)).toEqual([]);
    await use(80);
    await Promise.all([check(), check()]);
    const warning = { kind: 'USAGE_WARNING', detail: 'messages_out' };
    expect(await warnings(acme)).toEqual([warning]);
    await use(120);
    await check();
    await check();
    expect(await warnings(acme)).toEqual([{ ...warning, kind: 'USAGE_LIMIT_REACHED' }, warning]);
    const events = `select type, payload::jsonb -> 'data' -> 'limit' as "limit" from webhook_messages where workspace_id = $1 and type like 'usage%' order by id`;
    const limit = { meter: 'messages_out', included: 100, mode: 'SOFT', resetsAt: expect.any(String) };
    expect(await rows(fd, events, [acme.id])).toEqual([
      { type: 'usage.threshold_reached', limit: { ...limit, percent: 80, used: 80 } },
      { type: 'usage.threshold_reached', limit: { ...limit, percent: 100, used: 120 } },
    ]);
    const sent = `select member_id from notifications where workspace_id = $1 and kind like 'USAGE%'`;
    const members = await rows<{ member_id: string }>(fd, sent, [acme.id]);
    expect(members).toHaveLength(2);
    expect(members.map(({ member_id: id }) => id)).not.toContain(viewer.memberId);
    expect(await warnings(globex)).toEqual([]);
  });

  it('are not sent if billing is off', async () => {
    await limitTo(acme, { meter: 'messages_out', included: 1, mode: 'SOFT' });
    await buildUsageHour(fd, acme, { quantity: 5, hour: thisHour() });
    await checkUsageLimitsJob({ ...fd.services, billing: 'OFF' })({}, {} as never);
    expect(await warnings(acme)).toEqual([]);
    await check();
    expect(await warnings(acme)).toHaveLength(1);
  });
});
