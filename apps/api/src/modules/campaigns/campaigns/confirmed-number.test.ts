import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/**
 * Schedules a campaign for ten contacts with a tag and runs it. Before its start, `more` contacts get the tag, or lose
 * the tag if `more` is negative.
 */
async function scheduledForTen(more: number) {
  const scene = await openCampaigns(fd);
  const people = await scene.people(10, { tags: ['spring'] });
  const startsAt = new Date(fd.services.clock().getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
  const audienceFilter = { tags: ['spring'] };
  const id = await scene.draft([], { audienceFilter, startsAt });
  const by = async (step: string, args: object = {}) =>
    outcome(fd, await signedInAgain(fd, scene.owner), step, { id, ...args });
  expect(await by('scheduleCampaign', { receivers: 10 })).toBe('ok');
  if (more > 0) await scene.people(more, { tags: ['spring'] });
  const left = people.slice(0, Math.max(0, -more)).map((one) => one.id);
  await scene.db.write((tx) => tx.contact.updateMany({ where: { id: { in: left } }, data: { tags: [] } }));
  fd.advance({ hours: 4 });
  await scene.settle();
  return { scene: scene, id, by };
}

describe('a campaign that was confirmed for a number of recipients', () => {
  it('waits for a member to confirm a higher number at its scheduled time, and is then sent to all of them', async () => {
    const { scene, id, by } = await scheduledForTen(6);
    expect(await scene.campaign(id)).toMatchObject({
      state: 'PAUSED',
      pauseReason: 'RECEIVERS',
      failure: 'The campaign now has 16 recipients, but 10 were confirmed.',
    });
    expect(scene.fakes.sent).toEqual([]);
    const notifications = await scene.db.read((tx) => tx.notification.findMany({ select: { kind: true } }));
    expect(notifications).toEqual([{ kind: 'CAMPAIGN_PAUSED' }]);
    expect(await by('resumeCampaign')).toBe('ok');
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(16);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED', failure: null });
  });

  it('is sent to none of them when it is cancelled instead', async () => {
    const { scene, id, by } = await scheduledForTen(6);
    expect(await by('cancelCampaign')).toBe('ok');
    await scene.settle();
    expect(new Set(Object.values(await scene.states(id)))).toEqual(new Set(['CANCELLED']));
    expect(scene.fakes.sent).toEqual([]);
  });

  it.each([
    ['a few more', 5],
    ['fewer, however many', -9],
  ])('is sent to %s', async (_, more) => {
    const { scene, id } = await scheduledForTen(more);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    expect(scene.fakes.sent).toHaveLength(10 + more);
  });
});
