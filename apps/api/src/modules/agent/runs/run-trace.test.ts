import { TRACE_LIMITS } from '@frontdesk/domain';
import type { ModelRequest } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, SLOTS, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const MESSAGES = '{ conversations(first: 1) { nodes { messages(last: 20) { nodes { id } } } } }';
const TRACE = `query ($id: ID!) { node(id: $id) { ... on Message { authorType body trace {
  startedAt finishedAt conversation { id } message { id } steps { position kind startedAt durationMs provider model
    inputTokens outputTokens costMicros instructions input reply tool arguments result error isTruncated
    passages { reference question kind title text sourceId score } checks { kind isPassed problems } } } } } }`;

interface Step {
  readonly position: number;
  readonly kind: string;
  readonly provider: string | null;
  readonly model: string | null;
  readonly inputTokens: number | null;
  readonly instructions: string | null;
  readonly input: string | null;
  readonly reply: string | null;
  readonly tool: string | null;
  readonly arguments: string | null;
  readonly result: string | null;
  readonly isTruncated: boolean;
  readonly passages: readonly { reference: string; text: string; sourceId: string; score: number }[];
  readonly checks: readonly { kind: string; isPassed: boolean; problems: readonly string[] }[];
}

interface Traced {
  readonly authorType: string;
  readonly body: string;
  readonly trace: { readonly steps: readonly Step[] } | null;
}

interface Listed {
  readonly conversations: {
    readonly nodes: readonly { readonly messages: { readonly nodes: readonly { readonly id: string }[] } }[];
  };
}

/** Returns the messages of the newest conversation with their traces. */
async function messagesFor(who: Caller): Promise<readonly Traced[]> {
  const { conversations } = await as(fd, who).ok<Listed>(MESSAGES);
  const found = (conversations.nodes[0]?.messages.nodes ?? []).map(({ id }) =>
    as(fd, who).ok<{ node: Traced }>(TRACE, { id }),
  );
  return (await Promise.all(found)).map(({ node }) => node);
}

/** Returns the steps of the newest reply. */
async function lastTrace(who: Caller): Promise<readonly Step[]> {
  const messages = await messagesFor(who);
  return messages.findLast(({ authorType }) => authorType === 'AGENT')?.trace?.steps ?? [];
}

const isWording = ({ format }: ModelRequest): boolean => format?.name === 'word';

/** Builds a workspace with the simulated model, and a contact who writes to it. */
async function open() {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const number = someone();
  const say = async (words: string) => {
    await phone.say(number, words);
    fd.advance({ seconds: 5 });
    await phone.drain();
  };
  return { phone, say, owner: phone.owner };
}

const positions = (phone: Phone) =>
  rows<{ position: number; rounds: number }>(
    fd,
    `select s.position, r.rounds from agent_run_steps s join agent_runs r on r.workspace_id = s.workspace_id and r.id = s.run_id
      where s.workspace_id = $1 order by r.started_at, r.id, s.position`,
    [phone.workspace.id],
  );

const PARKING = 'You can park behind the building for free.';

describe('the trace of a reply', () => {
  it('shows prompts, passages with their scores, checks and usage of each step [AG-27]', async () => {
    const { say, owner } = await open();
    const sourceId = await addKnowledge(fd, owner, { kind: 'TEXT', title: 'House rules', text: PARKING });
    await say('Where can I park?');
    const messages = await messagesFor(owner);
    // Precondition: the reply states the fact.
    expect(messages.at(-1)?.body).toContain('behind the building');
    expect(messages[0]?.trace).toBeNull();
    const steps = messages.at(-1)?.trace?.steps ?? [];
    expect(steps.map(({ position, kind, tool }) => [position, kind, tool])).toEqual([
      [1, 'UNDERSTANDING', null],
      [2, 'TOOL', 'search_knowledge'],
      [3, 'WORDING', null],
    ]);
    const [understood, searched, worded] = steps;
    expect(understood?.input).toContain('Where can I park?');
    expect(understood?.checks).toEqual([
      { kind: 'FORMAT', isPassed: true, problems: [] },
      { kind: 'INTERPRETATION', isPassed: true, problems: [] },
    ]);
    expect(searched?.passages).toEqual([expect.objectContaining({ reference: 'p1', text: PARKING, sourceId })]);
    expect(searched?.passages[0]?.score).toBeGreaterThan(0);
    expect(searched?.result).toBeNull();
    expect(worded).toMatchObject({ provider: 'OPENAI', inputTokens: 10, isTruncated: false });
    expect(worded?.instructions).toContain('front desk agent');
    expect(worded?.reply).toContain('behind the building');
    expect(worded?.checks.map(({ kind, isPassed }) => [kind, isPassed])).toEqual([
      ['FORMAT', true],
      ['WORDING', true],
      ['SOURCES', true],
    ]);
  });

  it('shows a rejected reply with the reason, and the reply that replaced it [AG-27]', async () => {
    const { phone, say, owner } = await open();
    await addKnowledge(fd, owner, { kind: 'TEXT', title: 'House rules', text: PARKING });
    let invented = 0;
    phone.fakes.think = (request) => {
      const reply = simulatedModel(request);
      if (!isWording(request) || invented > 0) return reply;
      invented += 1;
      return { ...reply, text: (reply.text ?? '').replaceAll('"p1"', '"p9"') };
    };
    await say('Where can I park?');
    const wordings = (await lastTrace(owner)).filter(({ kind }) => kind === 'WORDING');
    expect(wordings).toHaveLength(2);
    expect(wordings[0]?.checks.find(({ kind }) => kind === 'SOURCES')).toEqual({
      kind: 'SOURCES',
      isPassed: false,
      problems: [expect.stringContaining('p9 was not offered'), expect.stringContaining('do not support')],
    });
    expect(wordings[1]?.checks.every(({ isPassed }) => isPassed)).toBe(true);
  });

  it('shows arguments and result of a tool [AG-27]', async () => {
    const { say, owner } = await open();
    await say('I would like to book a trial lesson.');
    await say('I am a beginner, for myself.');
    await say('As soon as possible.');
    const all = (await messagesFor(owner)).flatMap(({ trace }) => trace?.steps ?? []);
    const listed = all.find(({ tool }) => tool === 'list_slots');
    expect(listed).toMatchObject({ kind: 'TOOL', model: null, passages: [], checks: [] });
    expect(listed?.result).toContain(SLOTS[0]);
  });

  it('shows why a reply was made from templates: the model returned no usable text [AG-27]', async () => {
    const { phone, say, owner } = await open();
    await addKnowledge(fd, owner, { kind: 'TEXT', title: 'House rules', text: PARKING });
    phone.fakes.think = (request) => {
      const reply = simulatedModel(request);
      return isWording(request) ? { ...reply, text: 'Sorry, not JSON.' } : reply;
    };
    await say('Where can I park?');
    // Precondition: the contact gets a reply without a usable text of the model.
    const reply = (await messagesFor(owner)).findLast(({ authorType }) => authorType === 'AGENT');
    expect(reply?.body).not.toBe('');
    const wordings = (reply?.trace?.steps ?? []).filter(({ kind }) => kind === 'WORDING');
    expect(wordings.length).toBeGreaterThan(1);
    for (const { checks, reply: text } of wordings)
      expect({ checks, text }).toEqual({
        checks: [{ kind: 'FORMAT', isPassed: false, problems: [expect.any(String)] }],
        text: 'Sorry, not JSON.',
      });
  });

  it('shows why a reply was made without a model: the budget is used up [AG-27]', async () => {
    const { phone, say, owner } = await open();
    await say('Hello');
    await mutate(fd, owner, 'updateModelBudget', { limitCents: 100, action: 'HAND_OFF' });
    await rows(fd, 'update model_budgets set cost_micros = limit_micros, ends_at = $2 where workspace_id = $1', [
      phone.workspace.id,
      new Date(fd.services.clock().getTime() + 3_600_000),
    ]);
    await say('Where can I park?');
    const reply = (await messagesFor(owner)).findLast(({ authorType }) => authorType === 'AGENT');
    // Precondition: the contact gets a reply.
    expect(reply?.body).toContain('colleague');
    expect(reply?.trace?.steps).toEqual([
      expect.objectContaining({
        kind: 'UNDERSTANDING',
        model: null,
        input: null,
        reply: null,
        checks: [{ kind: 'BUDGET', isPassed: false, problems: [expect.any(String)] }],
      }),
    ]);
  });

  it('has each step once after a crash at any point [AG-27]', async () => {
    const { phone, owner } = await open();
    await addKnowledge(fd, owner, { kind: 'TEXT', title: 'House rules', text: PARKING });
    let deaths = 0;
    for (let line = 0; line < 40; line += 1) {
      await phone.say(someone(), 'Where can I park?');
      fd.advance({ seconds: 5 });
      phone.fuse.left = line;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker crashed several times.
    expect(deaths).toBeGreaterThan(2);
    const stored = await positions(phone);
    const runs = stored.filter(({ position }) => position === 1).length;
    expect(runs).toBe(deaths + 1);
    expect(stored.map(({ position }) => position)).toEqual(Array.from({ length: runs }, () => [1, 2, 3]).flat());
    expect(new Set(stored.map(({ rounds }) => rounds))).toEqual(new Set([3]));
  });

  it('is cut to the limits of a text and of a run [AG-27]', async () => {
    const { phone, say, owner } = await open();
    phone.fakes.think = (request) => {
      const reply = simulatedModel(request);
      return { ...reply, text: `${reply.text}${' '.repeat(TRACE_LIMITS.textLength)}` };
    };
    await say('Hello');
    const [step] = await lastTrace(owner);
    expect(step).toMatchObject({ isTruncated: true });
    expect(step?.reply).toHaveLength(TRACE_LIMITS.textLength);
  });
});

describe('who sees a trace', () => {
  it('masks contact details in every text for members who may not see them, and needs agent.read [AG-27]', async () => {
    const { phone, say, owner } = await open();
    await say('My number is +49 151 1234 5678, please call me.');
    const masked = await buildMember(fd, phone.workspace, { role: 'admin', maskContactDetails: true });
    const without = await buildMember(fd, phone.workspace, {
      role: 'admin',
      grants: [{ policy: 'agent.read', effect: 'DENY' }],
    });
    expect(JSON.stringify(await lastTrace(owner))).toContain('1234 5678');
    const steps = await lastTrace(masked);
    expect(steps.length).toBeGreaterThan(0);
    expect(JSON.stringify(steps)).not.toContain('1234 5678');
    const { conversations } = await as(fd, without).ok<Listed>(MESSAGES);
    const id = conversations.nodes[0]?.messages.nodes.at(-1)?.id;
    const refused = await as(fd, without).run<{ node: { body: string; trace: null } }>(TRACE, { id });
    expect(refused.data?.node).toMatchObject({ trace: null });
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
