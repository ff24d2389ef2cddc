import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { enqueueRolloutCheck } from '../../../events/outbox.ts';
import { checkRolloutJob, type EpisodeStart, publishedAgent } from './index.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Workspace = BuiltWorkspace & { owner: Member };
const ROLLOUT = { share: 20, maxHandoffPercent: null, maxFailurePercent: null, minEpisodes: 10 };

const publish = async (workspace: Workspace, name: string, rollout: object | null = null) => {
  const persona = { revision: await draftOf(fd, workspace), name, role: 'Guide', tone: '' };
  await mutate(fd, workspace.owner, 'updatePersona', persona);
  return outcome(fd, workspace.owner, 'publishAgent', { revision: await draftOf(fd, workspace), note: '', rollout });
};
/** A workspace with version 1 for all contacts and version 2 for a share of them. */
const rolledOut = async (rollout: object = {}): Promise<Workspace> => {
  const { acme } = await twoWorkspaces(fd);
  expect(await publish(acme, 'First')).toBe('ok');
  expect(await publish(acme, 'Second', { ...ROLLOUT, ...rollout })).toBe('ok');
  return acme;
};
const hoursAgo = (hours: number) => new Date(fd.services.clock().getTime() - hours * 3_600_000);
const versionIdOf = async ({ id }: Workspace, number: number): Promise<string> => {
  const versions = 'select id from agent_versions where workspace_id = $1 and number = $2';
  const [version] = await rows<{ id: string }>(fd, versions, [id, number]);
  if (!version) throw new Error(`The agent has no version ${number}.`);
  return version.id;
};

/** One minute, in hours. */
const MINUTE = 1 / 60;

interface Opened {
  /** Number of the version with which the episode began. Null if no reply of it was stored. */
  readonly version: number | null;
  readonly openedHoursAgo: number;
  readonly silentHours?: number;
}
/** Stores an open episode of a conversation and returns it as a run sees it. */
async function openEpisode(workspace: Workspace, { version, openedHoursAgo, silentHours = 0 }: Opened) {
  const { id: conversationId } = await buildConversation(fd, workspace);
  const openedAt = hoursAgo(openedHoursAgo);
  if (version !== null) {
    const agentVersionId = await versionIdOf(workspace, version);
    const times = { startedAt: openedAt, lastAt: hoursAgo(silentHours) };
    const data = { workspaceId: workspace.id, conversationId, number: 1, agentVersionId, language: 'en', ...times };
    await fd.services.database.forWorkspace(workspace.id).write((tx) => tx.agentEpisode.create({ data }));
  }
  return { conversationId, number: 1, openedAt, silentHours };
}
const versionFor = ({ id }: Workspace, contactId: string, open: EpisodeStart['open'] = null) =>
  fd.services.database.forWorkspace(id).read(async (tx) => (await publishedAgent(tx, { contactId, open }))?.number);
const FIGURES = 'versionNumber episodeCount endedCount resolvedCount bookedCount handoffCount failureCount costUsd';
const rolloutOf = async ({ owner }: Workspace) =>
  (
    await as(fd, owner).ok(
      `{ agentRollout { id share status endReason candidate { ${FIGURES} } base { ${FIGURES} } } }`,
    )
  ).agentRollout;
const contacts = Array.from({ length: 300 }, () => randomUUID());
const shareOf = async (workspace: Workspace, number: number): Promise<number> => {
  const versions = await Promise.all(contacts.map((id) => versionFor(workspace, id)));
  return versions.filter((version) => version === number).length / contacts.length;
};
const end = async (workspace: Workspace, mutation: 'promoteRollout' | 'rollBackRollout') =>
  outcome(fd, workspace.owner, mutation, { id: (await rolloutOf(workspace)).id });

describe('a rollout', () => {
  it('gives the share of the contacts the new version, and each of them always the same [AG-31]', async () => {
    const acme = await rolledOut();
    const share = await shareOf(acme, 2);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.3);
    const before = await Promise.all(contacts.slice(0, 50).map((id) => versionFor(acme, id)));
    const { id } = await rolloutOf(acme);
    expect(await outcome(fd, acme.owner, 'updateRollout', { id, share: 60 })).toBe('ok');
    const after = await Promise.all(contacts.slice(0, 50).map((one) => versionFor(acme, one)));
    expect(before.every((version, index) => version === 1 || after[index] === 2)).toBe(true);
    expect(after.filter((version) => version === 2).length).toBeGreaterThan(
      before.filter((version) => version === 2).length,
    );
  });

  it('gives an episode that was open before it the version before, until it ends [AG-31]', async () => {
    const acme = await rolledOut({ share: 100 });
    const contact = randomUUID();
    expect(await versionFor(acme, contact)).toBe(2);
    for (const version of [1, null])
      expect(await versionFor(acme, contact, await openEpisode(acme, { version, openedHoursAgo: 1 }))).toBe(1);
    // After a day of silence, the next message starts an episode.
    const silent = await openEpisode(acme, { version: 1, openedHoursAgo: 30, silentHours: 25 });
    expect(await versionFor(acme, contact, silent)).toBe(2);
  });

  it('keeps the version of an open episode when the share changes [AG-31]', async () => {
    const acme = await rolledOut({ share: 50 });
    fd.advance({ minutes: 2 });
    const versions = await Promise.all(contacts.map((id) => versionFor(acme, id)));
    const [onBase, onNew] = [contacts[versions.indexOf(1)]!, contacts[versions.indexOf(2)]!];
    const began = (version: number) => openEpisode(acme, { version, openedHoursAgo: MINUTE });
    const [base, candidate, unstored] = [await began(1), await began(2), { ...(await began(1)), number: 2 }];
    const { id } = await rolloutOf(acme);
    const chosen = async () => [
      await versionFor(acme, onBase, base),
      await versionFor(acme, onBase),
      await versionFor(acme, onNew, candidate),
      await versionFor(acme, onNew),
    ];
    expect(await chosen()).toEqual([1, 1, 2, 2]);
    expect(await outcome(fd, acme.owner, 'updateRollout', { id, share: 100 })).toBe('ok');
    expect(await chosen()).toEqual([1, 2, 2, 2]);
    // No reply of this episode was stored, so the contact decides.
    expect(await versionFor(acme, onBase, unstored)).toBe(2);
    expect(await outcome(fd, acme.owner, 'updateRollout', { id, share: 1 })).toBe('ok');
    expect((await chosen()).slice(0, 3)).toEqual([1, 1, 2]);
  });

  it('lets open episodes finish on their version after it was promoted [AG-31]', async () => {
    const acme = await rolledOut({ share: 1 });
    fd.advance({ minutes: 2 });
    const open = await openEpisode(acme, { version: 1, openedHoursAgo: MINUTE });
    const earlier = await openEpisode(acme, { version: null, openedHoursAgo: 5 });
    expect(await end(acme, 'promoteRollout')).toBe('ok');
    fd.advance({ minutes: 2 });
    const later = await openEpisode(acme, { version: null, openedHoursAgo: MINUTE });
    const silent = { ...open, silentHours: 25 };
    const chosen = [open, earlier, later, silent, null].map((one) => versionFor(acme, contacts[0]!, one));
    expect(await Promise.all(chosen)).toEqual([1, 1, 2, 2, 2]);
    expect(await publish(acme, 'Third')).toBe('ok');
    expect(await versionFor(acme, contacts[0]!, open)).toBe(3);
  });

  it('moves open episodes to the restored version when it is rolled back [AG-31]', async () => {
    const acme = await rolledOut({ share: 50 });
    fd.advance({ minutes: 2 });
    const open = await Promise.all([1, 2].map((version) => openEpisode(acme, { version, openedHoursAgo: MINUTE })));
    const chosen = () => Promise.all(open.map((one) => versionFor(acme, contacts[0]!, one)));
    expect(await chosen()).toEqual([1, 2]);
    expect(await end(acme, 'rollBackRollout')).toBe('ok');
    expect(await chosen()).toEqual([3, 3]);
  });

  it('is promoted for all contacts [AG-31]', async () => {
    const acme = await rolledOut();
    expect(await publish(acme, 'Third')).toBe('ROLLOUT_ACTIVE');
    expect(await end(acme, 'promoteRollout')).toBe('ok');
    expect(await shareOf(acme, 2)).toBe(1);
    expect(await rolloutOf(acme)).toMatchObject({ status: 'PROMOTED', endReason: 'MEMBER' });
    expect(await end(acme, 'promoteRollout')).toBe('ROLLOUT_ENDED');
    expect(await publish(acme, 'Third')).toBe('ok');
  });

  it('is rolled back to the version before it [AG-31]', async () => {
    const acme = await rolledOut();
    expect(await end(acme, 'rollBackRollout')).toBe('ok');
    expect(await shareOf(acme, 3)).toBe(1);
    const { agentVersions } = await as(fd, acme.owner).ok(
      '{ agentVersions(first: 1) { edges { node { number personaName restoredNumber } } } }',
    );
    expect(agentVersions.edges[0].node).toEqual({ number: 3, personaName: 'First', restoredNumber: 1 });
  });

  it.each([
    ['ROLLOUT_SHARE_INVALID', { share: 0 }],
    ['ROLLOUT_SHARE_INVALID', { share: 101 }],
    ['ROLLOUT_LIMITS_INVALID', { maxHandoffPercent: 0 }],
    ['ROLLOUT_LIMITS_INVALID', { minEpisodes: 0 }],
  ])('is refused with %s for %j [AG-31]', async (code, overrides) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await publish(acme, 'First', ROLLOUT)).toBe('ROLLOUT_NEEDS_VERSION');
    expect(await publish(acme, 'First')).toBe('ok');
    expect(await publish(acme, 'Second', { ...ROLLOUT, ...overrides })).toBe(code);
    expect(await publish(acme, 'Second', ROLLOUT)).toBe('ok');
  });

  it('belongs to its workspace [AG-31]', async () => {
    const acme = await rolledOut();
    const { globex } = await twoWorkspaces(fd);
    const { id } = await rolloutOf(acme);
    expect(await outcome(fd, globex.owner, 'promoteRollout', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'promoteRollout', { id })).toBe('ok');
  });
});

describe('the limits of a rollout', () => {
  const addEpisodes = async (workspace: Workspace, number: number, codes: readonly (string | null)[]) => {
    const agentVersionId = await versionIdOf(workspace, number);
    for (const handoffCode of codes) {
      const { id: conversationId } = await buildConversation(fd, workspace);
      const at = fd.services.clock();
      const data = { workspaceId: workspace.id, conversationId, number: 1, agentVersionId };
      const result =
        handoffCode === null ? { outcome: 'BOOKED', costUsd: 0.25 } : { outcome: 'HANDED_OFF', handoffCode };
      await fd.services.database
        .forWorkspace(workspace.id)
        .write((tx) =>
          tx.agentEpisode.create({ data: { ...data, ...result, language: 'en', startedAt: at, lastAt: at } }),
        );
    }
  };
  const check = async (workspace: Workspace) => {
    const { id } = await rolloutOf(workspace);
    const order = { workspaceId: workspace.id, id };
    await fd.services.database.forWorkspace(workspace.id).write((tx) => enqueueRolloutCheck(tx, order));
    await drain(fd, workspace.id, { check_rollout: checkRolloutJob(fd.services) });
    return rolloutOf(workspace);
  };

  it('roll it back when too many episodes of the new version are handed off [AG-31]', async () => {
    const acme = await rolledOut({ share: 100, maxHandoffPercent: 50, minEpisodes: 4 });
    await addEpisodes(acme, 1, ['REQUESTED', 'REQUESTED', 'REQUESTED', 'REQUESTED']);
    await addEpisodes(acme, 2, ['REQUESTED', 'REQUESTED', null]);
    // Three episodes are too few, and those of the version before do not count.
    expect(await check(acme)).toMatchObject({ status: 'ACTIVE' });
    await addEpisodes(acme, 2, ['REQUESTED']);
    expect(await check(acme)).toMatchObject({
      status: 'ROLLED_BACK',
      endReason: 'HANDOFFS',
      candidate: {
        versionNumber: 2,
        episodeCount: 4,
        resolvedCount: 1,
        bookedCount: 1,
        handoffCount: 3,
        failureCount: 0,
        costUsd: 0.25,
      },
      base: { versionNumber: 1, handoffCount: 4, costUsd: null },
    });
    expect(await shareOf(acme, 3)).toBe(1);
    expect(await check(acme)).toMatchObject({ status: 'ROLLED_BACK' });
    const events = "select after from audit_events where workspace_id = $1 and name = 'agent_rollout.rolled_back'";
    expect(await rows(fd, events, [acme.id])).toEqual([{ after: { number: 3, restored: 1, reason: 'HANDOFFS' } }]);
  });

  it('notify the members who can publish in the app and by email, but not when a member rolls it back [AG-31]', async () => {
    const acme = await rolledOut({ share: 100, maxHandoffPercent: 50, minEpisodes: 1 });
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const notified = async () => {
      const kinds =
        "select member_id, detail from notifications where workspace_id = $1 and kind = 'ROLLOUT_ROLLED_BACK'";
      return rows<{ member_id: string; detail: string }>(fd, kinds, [acme.id]);
    };
    await addEpisodes(acme, 2, ['REQUESTED']);
    expect(await check(acme)).toMatchObject({ status: 'ROLLED_BACK' });
    const [first, second, ...others] = await notified();
    expect(others).toEqual([]);
    expect(new Set([first?.member_id, second?.member_id])).toEqual(new Set([acme.owner.memberId, admin.memberId]));
    expect([first, second].some((one) => one?.member_id === viewer.memberId)).toBe(false);
    expect(first?.detail).toBe('Front desk');
    const mails = async ({ email }: Member) =>
      (await emailsTo(fd, email)).filter(({ subject }) => subject.startsWith('A rollout of Front desk'));
    expect(await mails(admin)).toEqual([
      expect.objectContaining({
        paragraphs: expect.arrayContaining([
          'Version 2 of Front desk was rolled back automatically. The share of handoffs exceeded its limit.',
        ]),
      }),
    ]);
    expect(await mails(acme.owner)).toHaveLength(1);
    expect(await mails(viewer)).toEqual([]);
    expect(await publish(acme, 'Fourth', ROLLOUT)).toBe('ok');
    expect(await end(acme, 'rollBackRollout')).toBe('ok');
    expect(await notified()).toHaveLength(2);
    expect(await mails(admin)).toHaveLength(1);
  });

  it('roll it back when the new version fails too often [AG-31]', async () => {
    const acme = await rolledOut({ share: 100, maxFailurePercent: 10, minEpisodes: 2 });
    await addEpisodes(acme, 2, ['REQUESTED', 'REQUESTED']);
    expect(await check(acme)).toMatchObject({ status: 'ACTIVE' });
    await addEpisodes(acme, 2, ['MODEL_FAILED']);
    expect(await check(acme)).toMatchObject({ status: 'ROLLED_BACK', endReason: 'FAILURES' });
  });
});
