import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, someone, turnsOf } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Returns a member who can publish, with a session that has just begun. */
const publisher = (phone: Phone) => buildMember(fd, phone.workspace, { role: 'admin' });

/** Rolls a version with another persona and other questions out to all contacts. */
async function rollOut(phone: Phone, name: string): Promise<void> {
  const who = await publisher(phone);
  const persona = { revision: await draftOf(fd, phone.workspace), name, role: 'Guide', tone: '' };
  await mutate(fd, who, 'updatePersona', persona);
  const question = {
    key: 'pet',
    words: `Which pet, asks ${name}?`,
    type: 'TEXT',
    required: true,
    choices: [],
    disqualifying: [],
  };
  const changed = { revision: await draftOf(fd, phone.workspace), questions: [question] };
  expect(await outcome(fd, who, 'updateQuestions', changed)).toBe('ok');
  const rollout = { share: 100, maxHandoffPercent: null, maxFailurePercent: null, minEpisodes: 10 };
  const input = { revision: await draftOf(fd, phone.workspace), note: '', rollout };
  expect(await outcome(fd, who, 'publishAgent', input)).toBe('ok');
}

async function rollBack(phone: Phone): Promise<void> {
  const who = await publisher(phone);
  const { agentRollout } = await as(fd, who).ok('{ agentRollout { id } }');
  expect(await outcome(fd, who, 'rollBackRollout', { id: agentRollout.id })).toBe('ok');
}

/** Sends one inbound message and runs all jobs that it causes. */
async function exchange(phone: Phone, number: string, words: string): Promise<void> {
  expect((await phone.say(number, words)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

/** Numbers of the versions of all runs, oldest first. */
const versionsOf = (phone: Phone) =>
  rows<{ number: number; outcome: string }>(
    fd,
    `select v.number, r.outcome from agent_runs r join agent_versions v on v.id = r.agent_version_id
      where r.workspace_id = $1 order by r.started_at, r.id`,
    [phone.workspace.id],
  );
/** Name of the persona in the latest request to the model, which words a reply. */
const personaOf = (phone: Phone) => JSON.parse(String(phone.fakes.asked.at(-1)?.messages.at(-1)?.content)).persona.name;

describe('a rollback while a run is in progress', () => {
  it('lets the run answer, and the next message of the conversation uses the restored version [AG-31]', async () => {
    const phone = await openPhone(fd);
    await rollOut(phone, 'Robin');
    const number = someone();
    await exchange(phone, number, 'Hello');
    expect(personaOf(phone)).toBe('Robin');
    let isRolledBack = false;
    phone.fakes.duringCall = async (what) => {
      if (what !== 'model' || isRolledBack) return;
      isRolledBack = true;
      await rollBack(phone);
    };
    await exchange(phone, number, 'A check-up');
    expect(isRolledBack).toBe(true);
    expect(phone.fakes.sent).toHaveLength(2);
    await exchange(phone, number, 'This week');
    expect(phone.fakes.sent).toHaveLength(3);
    expect(personaOf(phone)).toBe('Alex');
    expect(await versionsOf(phone)).toEqual([
      { number: 2, outcome: 'ANSWERED' },
      { number: 2, outcome: 'ANSWERED' },
      { number: 3, outcome: 'ANSWERED' },
    ]);
    const out = (await messagesOf(phone)).filter(({ direction }) => direction === 'OUT');
    expect(out.map(({ body }) => body)).toEqual(phone.fakes.sent.map(({ body }) => body));
    // The episode counts for the version with which it began.
    const episodes = await phone.db.read((tx) => tx.agentEpisode.findMany({ include: { agentVersion: true } }));
    expect(episodes).toMatchObject([{ number: 1, replyCount: 3, agentVersion: { number: 2 } }]);
  });

  it('loses and repeats nothing if the worker is killed at any point before it [AG-31]', async () => {
    const phone = await openPhone(fd);
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      await rollOut(phone, `Robin ${at}`);
      const number = someone();
      await exchange(phone, number, 'Hello');
      const before = phone.fakes.sent.length;
      await phone.say(number, 'A check-up');
      fd.advance({ seconds: 5 });
      phone.fuse.left = at;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await rollBack(phone);
      await phone.settle();
      expect({ at, sent: phone.fakes.sent.length }).toEqual({ at, sent: before + 1 });
      await exchange(phone, number, 'This week');
      expect({ at, sent: phone.fakes.sent.length }).toEqual({ at, sent: before + 2 });
      const [episode] = await phone.db.read((tx) =>
        tx.agentEpisode.findMany({ orderBy: { startedAt: 'desc' }, take: 1 }),
      );
      expect({ at, replies: episode?.replyCount }).toEqual({ at, replies: 3 });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker was killed at many points.
    expect(deaths).toBeGreaterThan(5);
    expect(new Set((await turnsOf(phone)).map((run) => run.outcome))).toEqual(new Set(['ANSWERED']));
  }, 120_000);
});

describe('a draft of a reply', () => {
  it('uses the version of the open episode during a rollout, as the agent would [AG-31] [AG-40]', async () => {
    const phone = await openPhone(fd);
    Object.assign(fd.providers, { model: phone.fakes.providers.model });
    const number = someone();
    await exchange(phone, number, 'Hello');
    const before = personaOf(phone);
    await rollOut(phone, 'Robin');
    const { id } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    const member = await publisher(phone);
    await mutate(fd, member, 'takeOverConversation', { id });
    await exchange(phone, number, 'A check-up');
    expect(await outcome(fd, member, 'draftReply', { conversationId: id })).toBe('ok');
    expect(personaOf(phone)).toBe(before);
    // Precondition: another contact gets the version of the rollout.
    await exchange(phone, someone(), 'Hello');
    expect(personaOf(phone)).toBe('Robin');
  });
});
