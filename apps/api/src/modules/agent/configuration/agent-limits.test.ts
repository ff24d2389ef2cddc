import { CALL_LIMITS, DEFAULT_LIMITS } from '@frontdesk/agent/engine';
import { AGENT_LIMIT_NAMES, AGENT_LIMIT_RANGES, type AgentLimits, DEFAULT_AGENT_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { engineCallLimits, engineLimits } from './agent-limits.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LIMITS = AGENT_LIMIT_NAMES.join(' ');
const limitsOf = async (who: Caller): Promise<AgentLimits> =>
  (await as(fd, who).ok(`{ agentLimits { ${LIMITS} } }`)).agentLimits;
const set = (who: Caller, input: object) => mutate(fd, who, 'updateAgentLimits', input, 'errors { code field }');

async function openLimited(limits: object): Promise<Phone> {
  const phone = await openPhone(fd);
  const owner = await signedInAgain(fd, phone.owner);
  expect((await set(owner, limits)).outcome).toBe('ok');
  return phone;
}

async function say(phone: Phone, number: string, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    // oxlint-disable-next-line no-await-in-loop -- the messages must arrive one after another.
    expect((await phone.say(number, text)).statusCode).toBe(200);
    fd.advance({ seconds: 5 });
    // oxlint-disable-next-line no-await-in-loop -- each message is answered before the next one.
    await phone.drain();
  }
}

const handoffsOf = async (phone: Phone) =>
  (await phone.db.read((tx) => tx.agentHandoff.findMany({ orderBy: { at: 'asc' } }))).map(({ code }) => code);

it('a workspace has the default limits, and changes each of them separately [AG-09]', async () => {
  const { acme, globex } = await twoWorkspaces(fd);
  expect(await limitsOf(acme.owner)).toEqual({ ...DEFAULT_AGENT_LIMITS });
  await set(acme.owner, { unclearMessages: 2, toolRounds: 8 });
  await set(acme.owner, { toolRounds: null, costPerEpisodeCents: 200 });
  expect(await limitsOf(acme.owner)).toEqual({ ...DEFAULT_AGENT_LIMITS, unclearMessages: 2, costPerEpisodeCents: 200 });
  expect(await limitsOf(globex.owner)).toEqual({ ...DEFAULT_AGENT_LIMITS });
  const stored = 'select limits from agents where workspace_id = $1';
  expect(await rows(fd, stored, [acme.id])).toEqual([{ limits: { unclearMessages: 2, costPerEpisodeCents: 200 } }]);
});

it.each(AGENT_LIMIT_NAMES)('%s is refused outside its range, and accepted at its ends [AG-09]', async (name) => {
  const { acme } = await twoWorkspaces(fd);
  const { min, max } = AGENT_LIMIT_RANGES[name];
  for (const value of [min, max]) {
    // oxlint-disable-next-line no-await-in-loop -- all requests change the same limit.
    expect(await outcome(fd, acme.owner, 'updateAgentLimits', { [name]: value })).toBe('ok');
  }
  for (const value of [min - 1, max + 1]) {
    // oxlint-disable-next-line no-await-in-loop -- all requests change the same limit.
    expect(await set(acme.owner, { [name]: value })).toMatchObject({ code: 'AGENT_LIMIT_INVALID', field: name });
  }
  expect((await limitsOf(acme.owner))[name]).toBe(max);
});

it('repeats a question as often as configured, and then hands off [AG-09]', async () => {
  const [usual, limited] = [await openLimited({}), await openLimited({ attemptsPerQuestion: 1 })];
  const texts = ['Hello', 'Hello?'];
  await say(usual, someone(), ...texts);
  expect(await handoffsOf(usual)).toEqual([]);
  await say(limited, someone(), ...texts);
  expect(await handoffsOf(limited)).toEqual(['NO_ANSWER']);
});

it('hands off after the configured number of failed model replies [AG-09]', async () => {
  const [usual, limited] = [await openLimited({}), await openLimited({ modelFailures: 1 })];
  for (const phone of [usual, limited]) phone.fakes.think = () => ({ text: '', toolCalls: [] });
  await say(usual, someone(), 'Hello');
  expect(await handoffsOf(usual)).toEqual([]);
  await say(limited, someone(), 'Hello');
  expect(await handoffsOf(limited)).toEqual(['MODEL_FAILED']);
});

it('counts the cost of an episode by the price of the model, and hands off at the limit [AG-09]', async () => {
  const limits = { costPerEpisodeCents: 1 };
  const [free, priced] = [await openLimited(limits), await openLimited({ ...limits, modelPriceCents: 100_000 })];
  await say(free, someone(), 'Hello', 'A check-up');
  expect(await handoffsOf(free)).toEqual([]);
  await say(priced, someone(), 'Hello', 'A check-up');
  expect(await handoffsOf(priced)).toEqual(['COST_LIMIT']);
});

it('gives a reply the configured time [AG-09]', async () => {
  const phone = await openLimited({ replyDeadlineMinutes: 2 });
  await say(phone, someone(), 'Hello');
  const { startedAt, deadlineAt } = await phone.db.read((tx) => tx.agentRun.findFirstOrThrow());
  expect(deadlineAt.getTime() - startedAt.getTime()).toBe(120_000);
});

it('the defaults are those of the engine, and calls have their own limits of utterances', () => {
  expect(engineLimits(DEFAULT_AGENT_LIMITS)).toEqual(DEFAULT_LIMITS);
  expect(engineCallLimits(DEFAULT_AGENT_LIMITS)).toEqual(CALL_LIMITS);
  const limits = { ...DEFAULT_AGENT_LIMITS, messagesPerEpisode: 5, attemptsPerQuestion: 2 };
  expect(engineCallLimits(limits)).toEqual({ ...CALL_LIMITS, attempts: 2 });
});
