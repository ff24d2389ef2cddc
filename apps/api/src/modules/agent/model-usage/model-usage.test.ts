import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember, buildUser, type Person, signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { pruneModelCallsJob } from './jobs/prune-model-calls-job.ts';
import { type ModelCallPlace, recordModelCalls } from './record-model-calls.ts';

let fd: TestFrontdesk;
let pia: Person;
beforeAll(async () => {
  fd = await startFrontdesk();
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
});
afterAll(() => fd.close());

const USAGE = 'label callCount unpricedCount inputTokens cachedInputTokens outputTokens audioSeconds costMicros';
const usageOf = async (who: Caller, by = 'MODEL', month: string | null = null) =>
  (
    await as(fd, who).ok(
      `query ($by: ModelUsageGroup!, $month: String) { modelUsage(by: $by, month: $month) { ${USAGE} } }`,
      { by, month },
    )
  ).modelUsage;
const BUDGET = 'month costMicros limitCents action isStopped warnedAt reachedAt';
const budgetOf = async (who: Caller) => (await as(fd, who).ok(`{ modelBudget { ${BUDGET} } }`)).modelBudget;

interface Call {
  readonly id?: string;
  readonly purpose?: 'WORDING' | 'TRANSCRIPTION';
  readonly model?: string;
  readonly priceNames?: readonly string[];
  readonly usage?: {
    inputTokens: number;
    cachedInputTokens?: number;
    outputTokens: number;
    isUnknown?: boolean;
  } | null;
  readonly audioSeconds?: number | null;
  readonly at?: Date;
}

/** A call to gpt-4o, which costs 2.50 and 10 US dollars for a million input and output tokens. */
const callOf = ({ purpose = 'WORDING', ...call }: Call = {}) => ({
  purpose,
  call: {
    id: uuidv7(),
    provider: 'OPENAI',
    integrationId: uuidv7(),
    model: 'gpt-4o',
    priceNames: [call.model ?? 'gpt-4o'],
    usage: { inputTokens: 1000, outputTokens: 100 },
    audioSeconds: null,
    durationMs: 300,
    at: fd.services.clock(),
    ...call,
  },
});

/** Cost of `callOf()` in millionths of a US dollar: 1000 × 2.50 + 100 × 10. */
const COST = 3500;

const record = (workspaceId: string, calls: ReturnType<typeof callOf>[], place: Partial<ModelCallPlace> = {}) =>
  fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => recordModelCalls(tx, fd.services, calls, { workspaceId, ...place }));

const alerts = (id: string) =>
  rows<{ kind: string; member_id: string }>(
    fd,
    "select kind, member_id from notifications where workspace_id = $1 and kind like 'MODEL_BUDGET%' order by created_at",
    [id],
  );

const handoffsOf = async (phone: Phone) =>
  (await phone.db.read((tx) => tx.agentHandoff.findMany({ orderBy: { at: 'asc' } }))).map(({ code }) => code);

async function say(phone: Phone, number: string, text: string): Promise<void> {
  expect((await phone.say(number, text)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

describe('the cost of calls [AG-26]', () => {
  it('is computed from the tokens, with cached ones at their own price', async () => {
    const { acme } = await twoWorkspaces(fd);
    await record(acme.id, [
      callOf(),
      callOf({ usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 } }),
      callOf({ purpose: 'TRANSCRIPTION', model: 'whisper-1', usage: null, audioSeconds: 90 }),
    ]);
    expect(await usageOf(acme.owner)).toEqual([
      {
        label: 'OPENAI · whisper-1',
        callCount: 1,
        unpricedCount: 0,
        inputTokens: 0,
        cachedInputTokens: 0,
        outputTokens: 0,
        audioSeconds: 90,
        costMicros: 9000,
      },
      {
        label: 'OPENAI · gpt-4o',
        callCount: 2,
        unpricedCount: 0,
        inputTokens: 2000,
        cachedInputTokens: 400,
        outputTokens: 200,
        audioSeconds: 0,
        costMicros: COST + 3000,
      },
    ]);
  });

  it('is not known without a price or without reported tokens, and then is not zero', async () => {
    const { acme } = await twoWorkspaces(fd);
    const unknown = { inputTokens: 0, outputTokens: 0, isUnknown: true };
    await record(acme.id, [callOf({ model: 'llama-of-acme' }), callOf({ usage: unknown }), callOf()]);
    const cost = 'select cost_micros::int as cost from model_calls where workspace_id = $1 order by cost_micros';
    expect(await rows(fd, cost, [acme.id])).toEqual([{ cost: COST }, { cost: null }, { cost: null }]);
    const sums = await usageOf(acme.owner, 'PURPOSE');
    expect(sums).toMatchObject([{ callCount: 3, unpricedCount: 2, inputTokens: 2000, costMicros: COST }]);
  });

  it('uses the price of the time of the call, so that a new price does not change history', async () => {
    const { acme } = await twoWorkspaces(fd);
    const model = `model-${uuidv7()}`;
    const names = { model, priceNames: [`${model}-2026-11-01`, model] };
    const price = (input: object) =>
      outcome(fd, pia, 'createModelPrice', { provider: 'OPENAI', model, outputMicros: 0, ...input });
    expect(await price({ inputMicros: 1_000_000 })).toBe('ok');
    await record(acme.id, [callOf(names)]);
    expect(await usageOf(acme.owner)).toMatchObject([{ costMicros: 1000 }]);
    const validFrom = new Date(fd.services.clock().getTime() + 60_000);
    expect(await price({ inputMicros: 3_000_000, validFrom: validFrom.toISOString() })).toBe('ok');
    await record(acme.id, [callOf(names)]);
    expect(await usageOf(acme.owner)).toMatchObject([{ costMicros: 2000 }]);
    fd.advance({ minutes: 2 });
    await record(acme.id, [callOf(names)]);
    expect(await usageOf(acme.owner)).toMatchObject([{ callCount: 3, costMicros: 5000 }]);
  });

  it('is counted once if a call is recorded again, and never in another workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const calls = [callOf(), callOf()];
    await record(acme.id, calls);
    await record(acme.id, calls);
    expect(await usageOf(acme.owner)).toMatchObject([{ callCount: 2, costMicros: 2 * COST }]);
    expect(await budgetOf(acme.owner)).toMatchObject({ costMicros: 2 * COST });
    expect(await usageOf(globex.owner)).toEqual([]);
    expect(await budgetOf(globex.owner)).toMatchObject({ costMicros: 0 });
  });

  it('belongs to a month of the time zone of the workspace', async () => {
    const { acme } = await twoWorkspaces(fd);
    await rows(fd, "update workspaces set timezone = 'America/New_York' where workspace_id = $1", [acme.id]);
    await record(acme.id, [callOf({ at: new Date('2026-10-01T03:30:00Z') })]);
    expect(await usageOf(acme.owner, 'DAY', '2026-09')).toMatchObject([{ label: '2026-09-30', costMicros: COST }]);
    expect(await usageOf(acme.owner, 'DAY', '2026-10')).toEqual([]);
    await record(acme.id, [callOf()]);
    await record(acme.id, [callOf({ at: new Date('2026-10-02T03:30:00Z') })]);
    expect(await budgetOf(acme.owner)).toMatchObject({ costMicros: COST });
    expect(await as(fd, acme.owner).denied('{ modelUsage(by: DAY, month: "2026-13") { label } }')).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('of tests is deleted after 90 days, and its sum remains', async () => {
    const { acme } = await twoWorkspaces(fd);
    const old = new Date(fd.services.clock().getTime() - 91 * 86_400_000);
    await record(acme.id, [callOf({ at: old }), callOf()]);
    await pruneModelCallsJob(fd.services)();
    const count = 'select count(*)::int as count from model_calls where workspace_id = $1';
    expect(await rows(fd, count, [acme.id])).toEqual([{ count: 1 }]);
    expect(await usageOf(acme.owner, 'DAY', old.toISOString().slice(0, 7))).toMatchObject([{ costMicros: COST }]);
  });
});

describe('a run [AG-26]', () => {
  it('records each call with its conversation, version, purpose and model', async () => {
    const phone = await openPhone(fd);
    const owner = await signedInAgain(fd, phone.owner);
    await say(phone, someone(), 'Hello');
    const [run] = await phone.db.read((tx) => tx.agentRun.findMany());
    const calls = await phone.db.read((tx) => tx.modelCall.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }));
    expect(calls.length).toBe(phone.fakes.asked.length);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls)
      expect(call).toMatchObject({
        conversationId: run?.conversationId,
        runId: run?.id,
        agentVersionId: run?.agentVersionId,
        provider: 'OPENAI',
        model: 'gpt-4o',
        inputTokens: 10,
        outputTokens: 10,
        costMicros: 125n,
      });
    expect(calls[0]?.purpose).toBe('UNDERSTANDING');
    const cost = 125 * calls.length;
    const { conversationModelUsage } = await as(fd, owner).ok(
      'query ($id: ID!) { conversationModelUsage(conversationId: $id) { callCount costMicros } }',
      { id: run?.conversationId },
    );
    expect(conversationModelUsage).toEqual({ callCount: calls.length, costMicros: cost });
    expect(await usageOf(owner, 'VERSION')).toMatchObject([{ label: 'Front desk · 1', costMicros: cost }]);
    await phone.db.write((tx) => tx.conversation.deleteMany());
    expect(await phone.db.read((tx) => tx.modelCall.count())).toBe(0);
    expect(await usageOf(owner)).toMatchObject([{ costMicros: cost }]);
  });

  it('counts a call whose result another job replaced, and a retried job once for each call', async () => {
    const phone = await openPhone(fd);
    const owner = await signedInAgain(fd, phone.owner);
    phone.fakes.duringCall = async (what) => {
      if (what !== 'model') return;
      phone.fakes.duringCall = async () => {};
      await phone.db.write((tx) => tx.agentRun.updateMany({ data: { claim: { increment: 1 }, leaseUntil: null } }));
    };
    await say(phone, someone(), 'Hello');
    const asked = phone.fakes.asked.length;
    expect(await usageOf(owner, 'MODEL')).toMatchObject([{ callCount: asked, costMicros: 125 * asked }]);
  });
});

describe('the monthly limit [AG-26]', () => {
  const limit = (who: Caller, limitCents: number | null, action = 'CONTINUE') =>
    outcome(fd, who, 'updateModelBudget', { limitCents, action });
  /** A call that costs this number of US cents. */
  const cents = (count: number) => callOf({ usage: { inputTokens: count * 4000, outputTokens: 0 } });

  it('warns at 80% and alerts at 100%, once in a month, in the app and by email', async () => {
    const { acme } = await twoWorkspaces(fd);
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await limit(acme.owner, 100)).toBe('ok');
    await record(acme.id, [cents(79)]);
    expect(await alerts(acme.id)).toEqual([]);
    await record(acme.id, [cents(1)]);
    await record(acme.id, [cents(1)]);
    const kinds = async () => (await alerts(acme.id)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['MODEL_BUDGET_WARNING', 'MODEL_BUDGET_WARNING']);
    expect((await alerts(acme.id)).map((one) => one.member_id)).not.toContain(viewer.memberId);
    await record(acme.id, [cents(18)]);
    expect(await kinds()).toHaveLength(2);
    await record(acme.id, [cents(1)]);
    await record(acme.id, [cents(50)]);
    expect((await kinds()).filter((kind) => kind === 'MODEL_BUDGET_REACHED')).toHaveLength(2);
    expect(await kinds()).toHaveLength(4);
    const subjects = (await emailsTo(fd, admin.email))
      .map(({ subject }) => subject)
      .filter((one) => /budget/.test(one));
    expect(subjects).toEqual([
      expect.stringContaining('used 80%'),
      expect.stringContaining('reached its model budget'),
    ]);
    expect((await emailsTo(fd, viewer.email)).filter(({ subject }) => /budget/.test(subject))).toEqual([]);
    expect(await budgetOf(acme.owner)).toMatchObject({ costMicros: 1_500_000, limitCents: 100, isStopped: false });
    const next = new Date(fd.services.clock().getTime() + 32 * 86_400_000);
    await record(acme.id, [{ ...cents(85), call: { ...cents(85).call, at: next } }]);
    expect((await kinds()).filter((kind) => kind === 'MODEL_BUDGET_WARNING')).toHaveLength(4);
  });

  it('with CONTINUE changes nothing in a conversation', async () => {
    const phone = await openPhone(fd);
    const owner = await signedInAgain(fd, phone.owner);
    await limit(owner, 1);
    await record(phone.workspace.id, [cents(2)]);
    await say(phone, someone(), 'Hello');
    expect(phone.fakes.sent).toHaveLength(1);
    expect(await handoffsOf(phone)).toEqual([]);
  });

  it('with HAND_OFF hands off a new conversation without a call, until the next month', async () => {
    const phone = await openPhone(fd);
    const owner = await signedInAgain(fd, phone.owner);
    await limit(owner, 1, 'HAND_OFF');
    await record(phone.workspace.id, [cents(1)]);
    expect(await budgetOf(owner)).toMatchObject({ isStopped: true });
    await say(phone, someone(), 'Hello');
    expect(phone.fakes.asked).toEqual([]);
    expect(await handoffsOf(phone)).toEqual(['MODEL_BUDGET_REACHED']);
    expect(phone.fakes.sent).toMatchObject([{ body: expect.stringContaining('colleague') }]);
    const waiting = "select 1 from notifications where workspace_id = $1 and kind = 'CONVERSATION_WAITING'";
    expect((await rows(fd, waiting, [phone.workspace.id])).length).toBeGreaterThan(0);
    expect(await limit(owner, 2, 'HAND_OFF')).toBe('ok');
    await say(phone, someone(), 'Hello');
    expect(phone.fakes.asked.length).toBeGreaterThan(0);
    expect(await handoffsOf(phone)).toHaveLength(1);
  });

  it('with HAND_OFF finishes a reply in progress with templates, and hands off at the next message', async () => {
    const phone = await openPhone(fd);
    const owner = await signedInAgain(fd, phone.owner);
    const number = someone();
    await say(phone, number, 'Hello');
    expect(phone.fakes.sent).toHaveLength(1);
    await limit(owner, 100, 'HAND_OFF');
    const before = phone.fakes.asked.length;
    await record(phone.workspace.id, [callOf({ usage: { inputTokens: 399_900, outputTokens: 0 } })]);
    const left = 1_000_000 - (await budgetOf(owner)).costMicros;
    await record(phone.workspace.id, [callOf({ usage: { inputTokens: Math.floor(left / 2.5) - 1, outputTokens: 0 } })]);
    expect(await budgetOf(owner)).toMatchObject({ isStopped: false });
    await say(phone, number, 'A check-up');
    // The message was understood, and the reply to it is sent without the model.
    expect(phone.fakes.asked).toHaveLength(before + 1);
    expect(phone.fakes.sent).toHaveLength(2);
    expect(await handoffsOf(phone)).toEqual([]);
    expect(await budgetOf(owner)).toMatchObject({ isStopped: true });
    await say(phone, number, 'This week');
    expect(phone.fakes.asked).toHaveLength(before + 1);
    expect(phone.fakes.sent).toHaveLength(3);
    expect(await handoffsOf(phone)).toEqual(['MODEL_BUDGET_REACHED']);
  });

  it('is refused out of range, and for members who cannot change limits', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    for (const limitCents of [0, 10_000_001]) expect(await limit(acme.owner, limitCents)).toBe('MODEL_BUDGET_INVALID');
    expect(await limit(viewer, 100)).toBe('FORBIDDEN');
    expect(await limit(acme.owner, 100, 'HAND_OFF')).toBe('ok');
    expect(await budgetOf(globex.owner)).toMatchObject({ limitCents: null, action: 'CONTINUE' });
    expect(await limit(acme.owner, null)).toBe('ok');
    expect(await budgetOf(viewer)).toMatchObject({ limitCents: null });
  });
});

describe('prices of the platform [AG-26]', () => {
  const create = (who: Caller, input: object) =>
    mutate(fd, who, 'createModelPrice', { provider: 'GOOGLE', ...input }, 'price { id model } errors { code field }');

  it('are added and deleted by global admins only, and recorded in the platform log', async () => {
    const { acme } = await twoWorkspaces(fd);
    const input = { model: ' Gemini-9-2026-11-01 ', inputMicros: 5, outputMicros: 6 };
    expect(await outcome(fd, acme.owner, 'createModelPrice', { provider: 'GOOGLE', ...input })).toBe('FORBIDDEN');
    const validFrom = new Date(fd.services.clock().getTime() + 60_000).toISOString();
    const added = await create(pia, { ...input, validFrom });
    expect(added).toMatchObject({ outcome: 'ok' });
    expect((await create(pia, { ...input, validFrom })).outcome).toBe('MODEL_PRICE_TAKEN');
    const list = '{ modelPrices(first: 1) { edges { node { id model inputMicros createdByName } } } }';
    const { modelPrices } = await as(fd, pia).ok(list);
    const [{ node }] = modelPrices.edges;
    expect(node).toMatchObject({ model: 'gemini-9', inputMicros: 5, createdByName: 'Pia Platform' });
    expect(await outcome(fd, pia, 'deleteModelPrice', { id: node.id })).toBe('ok');
    const names = "select name from platform_events where name like 'model_price%' and subject_id = $1 order by at";
    expect(await rows(fd, names, [node.id])).toEqual([
      { name: 'model_price.created' },
      { name: 'model_price.deleted' },
    ]);
  });

  it('are refused if they are incomplete, start in the past, or are already valid', async () => {
    const complete = { model: 'm', inputMicros: 1, outputMicros: 1 };
    expect((await create(pia, { ...complete, model: ' ' })).outcome).toBe('MODEL_NAME_INVALID');
    expect((await create(pia, { model: 'm', inputMicros: 1 })).outcome).toBe('MODEL_PRICE_INVALID');
    expect((await create(pia, { ...complete, inputMicros: -1 })).outcome).toBe('MODEL_PRICE_INVALID');
    const past = { ...complete, validFrom: '2020-01-01T00:00:00.000Z' };
    expect((await create(pia, past)).outcome).toBe('MODEL_PRICE_PAST');
    const [valid] = await rows<{ id: string }>(fd, "select id from model_prices where model = 'gpt-4o' limit 1");
    expect(await outcome(fd, pia, 'deleteModelPrice', { id: valid?.id })).toBe('MODEL_PRICE_VALID');
  });
});
