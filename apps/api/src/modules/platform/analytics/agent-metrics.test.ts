import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const FIELDS = `label episodeCount endedCount resolvedCount containedCount bookedCount handoffCount answeredCount
  unansweredCount costPerResolvedUsd medianResponseSeconds p90ResponseSeconds ratingRequestCount ratingCount averageRating rating1Count rating2Count
  rating3Count rating4Count rating5Count`;
const metrics = async (who: Caller, by: string, range = { from: '2026-11-01', to: '2026-11-30' }) =>
  (
    await as(fd, who).ok(
      `query ($range: AnalyticsRangeInput!, $by: AgentMetricGroup!) { agentMetrics(range: $range, by: $by) { ${FIELDS} } }`,
      { range, by },
    )
  ).agentMetrics;

interface Episode {
  readonly outcome?: string | null;
  readonly handoffCode?: string | null;
  readonly language?: string;
  readonly startedAt?: string;
  readonly responseMs?: number[];
  readonly answeredCount?: number;
  readonly unansweredCount?: number;
  readonly costUsd?: number;
  readonly endedAt?: Date;
  /** Rating of the contact. Null if the contact was asked and did not answer. */
  readonly score?: number | null;
}

async function addEpisode(workspace: BuiltWorkspace, episode: Episode, overrides: object = {}): Promise<string> {
  const { id: conversationId } = await buildConversation(fd, workspace, overrides);
  const { startedAt = '2026-11-10T12:00:00.000Z', language = 'en', score, ...rest } = episode;
  const at = new Date(startedAt);
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const version = await tx.agentVersion.findFirst({ select: { id: true } });
    const place = { workspaceId: workspace.id, conversationId, number: 1, agentVersionId: version?.id ?? null };
    const { workspaceId } = place;
    const { id: episodeId } = await tx.agentEpisode.create({
      data: { ...place, ...rest, language, startedAt: at, lastAt: at },
    });
    const ratedAt = score === null ? null : at;
    if (score !== undefined)
      await tx.rating.create({ data: { workspaceId, conversationId, episodeId, askedAt: at, score, ratedAt } });
  });
  return conversationId;
}

async function scene(): Promise<BuiltWorkspace & { owner: Member }> {
  const { acme } = await twoWorkspaces(fd);
  await publishAgent(fd, acme);
  await addEpisode(acme, { outcome: 'BOOKED', responseMs: [1000, 3000], answeredCount: 2, costUsd: 0.5, score: 5 });
  await addEpisode(acme, { outcome: 'ANSWERED', language: 'es', responseMs: [5000], unansweredCount: 1, score: 2 });
  await addEpisode(acme, { outcome: 'HANDED_OFF', handoffCode: 'REQUESTED', startedAt: '2026-11-11T12:00:00.000Z' });
  await addEpisode(acme, { score: null });
  await addEpisode(acme, { outcome: 'BOOKED', startedAt: '2026-12-01T12:00:00.000Z' });
  return acme;
}

it('counts the episodes of the range by version, with response times [AG-33]', async () => {
  const acme = await scene();
  expect(await metrics(acme.owner, 'VERSION')).toEqual([
    {
      label: 'Front desk · 1',
      episodeCount: 4,
      endedCount: 3,
      resolvedCount: 2,
      containedCount: 3,
      bookedCount: 1,
      handoffCount: 1,
      answeredCount: 2,
      unansweredCount: 1,
      costPerResolvedUsd: 0.25,
      medianResponseSeconds: 3,
      p90ResponseSeconds: 4.6,
      ratingRequestCount: 3,
      ratingCount: 2,
      averageRating: 3.5,
      rating1Count: 0,
      rating2Count: 1,
      rating3Count: 0,
      rating4Count: 0,
      rating5Count: 1,
    },
  ]);
});

it('groups by language, day, channel, service and handoff code [AG-33]', async () => {
  const acme = await scene();
  const counts = async (by: string) =>
    (await metrics(acme.owner, by)).map(({ label, episodeCount }: { label: string; episodeCount: number }) => [
      label,
      episodeCount,
    ]);
  expect(await counts('LANGUAGE')).toEqual([
    ['en', 3],
    ['es', 1],
  ]);
  expect(await counts('DAY')).toEqual([
    ['2026-11-10', 3],
    ['2026-11-11', 1],
  ]);
  expect(await counts('CHANNEL')).toEqual([['WHATSAPP', 4]]);
  expect(await counts('SERVICE')).toEqual([['', 4]]);
  expect(await counts('HANDOFF')).toEqual([
    ['', 3],
    ['REQUESTED', 1],
  ]);
});

it('counts only the conversations that the viewer can read, and none of another workspace [AG-33]', async () => {
  const acme = await scene();
  const { globex } = await twoWorkspaces(fd);
  const mia = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
  expect(await metrics(mia, 'CHANNEL')).toEqual([]);
  await addEpisode(acme, { outcome: 'ANSWERED' }, { assigneeId: mia.memberId });
  expect(await metrics(mia, 'CHANNEL')).toMatchObject([{ label: 'WHATSAPP', episodeCount: 1 }]);
  expect(await metrics(globex.owner, 'CHANNEL')).toEqual([]);
  expect(await metrics(acme.owner, 'CHANNEL')).toMatchObject([{ label: 'WHATSAPP', episodeCount: 5 }]);
});

it('counts an episode that a member took over as not resolved by the agent [AG-33]', async () => {
  const { acme } = await twoWorkspaces(fd);
  const booked = { outcome: 'BOOKED', endedAt: new Date('2026-11-10T13:00:00.000Z') };
  const [during, after] = [await addEpisode(acme, booked), await addEpisode(acme, booked)];
  const takeOver = (conversationId: string, startedAt: Date) => {
    const times = { startedAt, activeAt: startedAt, endedAt: startedAt, endReason: 'HANDED_BACK' };
    const data = { workspaceId: acme.id, conversationId, memberId: acme.owner.memberId, ...times };
    return fd.services.database.forWorkspace(acme.id).write((tx) => tx.takeover.create({ data }));
  };
  await takeOver(after, new Date('2026-11-10T14:00:00.000Z'));
  expect(await metrics(acme.owner, 'CHANNEL')).toMatchObject([{ resolvedCount: 2, containedCount: 2, bookedCount: 2 }]);
  await takeOver(during, new Date('2026-11-10T12:30:00.000Z'));
  expect(await metrics(acme.owner, 'CHANNEL')).toMatchObject([{ resolvedCount: 1, containedCount: 1, bookedCount: 2 }]);
});
