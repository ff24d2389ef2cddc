import { randomUUID } from 'node:crypto';
import { initialState } from '@frontdesk/agent/engine';
import type { HandoffCode } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildRollout } from '../../../../test/testkit/agent-tests.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { openPhone, type Phone, refusal, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { runStateOf } from './active-run.ts';
import { recordEpisode, recordEpisodeHandoff } from './episodes.ts';

let fd: TestFrontdesk;
let phone: Phone;
beforeAll(async () => {
  fd = await startFrontdesk();
  phone = await openPhone(fd);
});
afterAll(() => fd.close());

type Engine = ReturnType<typeof initialState>['episode'];
interface Run {
  readonly conversationId: string;
  readonly agentVersionId: string | null;
  readonly episode?: Partial<Engine>;
  readonly id?: string;
  readonly result?: 'REPLIED' | 'QUIET' | 'FAILED';
  readonly code?: HandoffCode | null;
  readonly outcome?: 'ABANDONED' | 'BOOKED' | null;
  readonly costUsd?: number;
}

/** Records the episode of a run as the run does when its result is stored. */
async function record({ conversationId, agentVersionId, episode, id = randomUUID(), ...run }: Run): Promise<void> {
  const { result = 'REPLIED', code = null, outcome = null, costUsd = 0 } = run;
  const now = fd.services.clock();
  const memory = initialState({ graphVersionId: '', now: now.toISOString(), language: 'en' });
  const state = {
    ...memory,
    episode: { ...memory.episode, ...episode },
    counters: { ...memory.counters, costUsd },
  };
  const plan = { ...runStateOf(state), unanswered: ['Is there parking?'], outcome };
  const startedAt = new Date(now.getTime() - 2000);
  const about = { workspaceId: phone.workspace.id, id, conversationId, agentVersionId, startedAt };
  await phone.db.write((tx) => recordEpisode(tx, { run: about, plan, result, code, now }));
}
const handOff = (conversationId: string) =>
  phone.db.write((tx) =>
    recordEpisodeHandoff(tx, {
      workspaceId: phone.workspace.id,
      conversationId,
      code: 'SAFETY',
      now: fd.services.clock(),
    }),
  );
const episodesOf = (conversationId: string) =>
  phone.db.read((tx) => tx.agentEpisode.findMany({ where: { conversationId }, orderBy: { number: 'asc' } }));
const checks = async () =>
  (
    await rows<{ id: string }>(
      fd,
      `select j.payload ->> 'id' as id from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'check_rollout'`,
    )
  ).length;

/** A conversation of the workspace with the versions of a rollout in progress. */
async function scene() {
  const { id: conversationId } = await buildConversation(fd, phone.workspace);
  const rolloutId = await buildRollout(fd, phone.workspace);
  const { versionId, baseVersionId } = await phone.db.read((tx) =>
    tx.agentRollout.findFirstOrThrow({ where: { id: rolloutId } }),
  );
  await rows(fd, 'delete from graphile_worker._private_jobs');
  return { conversationId, versionId, baseVersionId };
}

describe('the record of an episode', () => {
  it('counts a run once, even if it is stored again [AG-33]', async () => {
    const { conversationId, versionId: agentVersionId } = await scene();
    const [first, second] = [randomUUID(), randomUUID()];
    await record({ conversationId, agentVersionId, id: first, costUsd: 0.01 });
    await record({ conversationId, agentVersionId, id: first, costUsd: 0.01 });
    const once = { number: 1, replyCount: 1, unansweredCount: 1, responseMs: [2000], costUsd: 0.01, endedAt: null };
    expect(await episodesOf(conversationId)).toMatchObject([once]);
    const end = { outcome: 'BOOKED' as const };
    await record({ conversationId, agentVersionId, id: second, costUsd: 0.03, episode: end, ...end });
    await record({ conversationId, agentVersionId, id: second, costUsd: 0.03, episode: end, ...end });
    expect(await episodesOf(conversationId)).toMatchObject([
      { number: 1, replyCount: 2, unansweredCount: 2, responseMs: [2000, 2000], costUsd: 0.03, outcome: 'BOOKED' },
    ]);
    expect(await checks()).toBe(1);
  });

  it('ends the episodes before it as abandoned [AG-33]', async () => {
    const { conversationId, versionId: agentVersionId } = await scene();
    await record({ conversationId, agentVersionId });
    fd.advance({ hours: 30 });
    const openedAt = fd.services.clock().toISOString();
    await record({ conversationId, agentVersionId, episode: { no: 2, openedAt } });
    expect(await episodesOf(conversationId)).toMatchObject([
      { number: 1, outcome: 'ABANDONED', endedAt: new Date(openedAt) },
      { number: 2, outcome: null, endedAt: null },
    ]);
  });

  it.each([
    ['the one before ended', { outcome: null, ended: 'BOOKED' }],
    ['the contact was silent', { outcome: 'ABANDONED', ended: 'ABANDONED' }],
  ] as const)('of a run that failed before it was understood is a new one after %s [AG-33]', async (_, run) => {
    const { conversationId, versionId: agentVersionId } = await scene();
    const ended = { outcome: run.ended };
    await record({ conversationId, agentVersionId, episode: ended, outcome: run.ended });
    const failure = { result: 'FAILED' as const, code: 'MODEL_FAILED' as const, outcome: run.outcome };
    await record({ conversationId, agentVersionId, episode: ended, ...failure });
    expect(await episodesOf(conversationId)).toMatchObject([
      { number: 1, outcome: run.ended, handoffCode: null, replyCount: 1 },
      { number: 2, outcome: null, handoffCode: 'MODEL_FAILED', replyCount: 0, unansweredCount: 0, agentVersionId },
    ]);
  });
});

describe('the handoff of a conversation', () => {
  const write = (conversationId: string) =>
    phone.db.write((tx) =>
      tx.conversation.updateMany({ where: { id: conversationId }, data: { lastInboundAt: fd.services.clock() } }),
    );

  it('belongs to the open episode, or to a new one if the contact wrote after the end [AG-33]', async () => {
    const { conversationId, versionId: agentVersionId } = await scene();
    await record({ conversationId, agentVersionId });
    fd.advance({ minutes: 1 });
    await write(conversationId);
    await handOff(conversationId);
    expect(await episodesOf(conversationId)).toMatchObject([{ number: 1, handoffCode: 'SAFETY' }]);

    const { conversationId: other } = await scene();
    await record({ conversationId: other, agentVersionId, episode: { outcome: 'BOOKED' }, outcome: 'BOOKED' });
    fd.advance({ minutes: 1 });
    await write(other);
    await handOff(other);
    const handedOff = { number: 2, handoffCode: 'SAFETY', agentVersionId: null };
    expect(await episodesOf(other)).toMatchObject([{ number: 1, handoffCode: null }, handedOff]);
    // The first run of the new episode sets its version.
    await record({ conversationId: other, agentVersionId, episode: { no: 2 } });
    expect((await episodesOf(other))[1]).toMatchObject({ ...handedOff, agentVersionId });
  });

  it('is the first episode of a conversation that no run has handled [AG-33]', async () => {
    const { conversationId } = await scene();
    await handOff(conversationId);
    await handOff(conversationId);
    expect(await episodesOf(conversationId)).toMatchObject([{ number: 1, handoffCode: 'SAFETY' }]);
  });

  it('checks the rollout only if its version handled the latest episode [AG-31]', async () => {
    const { conversationId, versionId, baseVersionId } = await scene();
    await record({ conversationId, agentVersionId: versionId });
    await record({ conversationId, agentVersionId: baseVersionId, episode: { no: 2 } });
    await handOff(conversationId);
    expect(await checks()).toBe(0);
    const { conversationId: other } = await scene();
    const { versionId: newest } = await phone.db.read((tx) =>
      tx.agentRollout.findFirstOrThrow({ where: { status: 'ACTIVE' } }),
    );
    await record({ conversationId: other, agentVersionId: baseVersionId });
    await record({ conversationId: other, agentVersionId: newest, episode: { no: 2 } });
    await handOff(other);
    expect(await checks()).toBe(1);
  });

  it('of a reply that is not delivered counts the reply and its questions once [AG-33]', async () => {
    const own = await openPhone(fd);
    own.fakes.faults.send.push(refusal('TWILIO', 'REFUSED', 'This number has no WhatsApp.'));
    await own.say(someone(), 'Hello');
    fd.advance({ seconds: 5 });
    await own.drain();
    const episodes = await own.db.read((tx) => tx.agentEpisode.findMany());
    expect(episodes).toMatchObject([{ number: 1, replyCount: 1, handoffCode: 'NOT_DELIVERED' }]);
    expect(episodes[0]?.responseMs).toHaveLength(1);
  });
});
