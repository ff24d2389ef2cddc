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

/** Creates three contacts, and functions that merge the second into the first and undo the merge. */
async function openNamed() {
  const scene = await openCampaigns(fd);
  const [kept, gone, other] = await scene.people(3);
  if (!kept || !gone || !other) throw new Error('Three were made.');
  const by = async (step: string, args: object) => outcome(fd, await signedInAgain(fd, scene.owner), step, args);
  return {
    scene: scene,
    kept,
    gone,
    other,
    merge: () => by('mergeContacts', { primaryId: kept.id, mergeId: gone.id, take: [] }),
    undo: () => by('undoContactMerge', { id: kept.id }),
    named: async (id: string) => (await scene.campaign(id)).audienceIds,
  };
}

describe('a campaign that names a merged contact', () => {
  it('names the remaining contact, who is written to once', async () => {
    const { scene, kept, gone, other, merge, named } = await openNamed();
    const id = await scene.draft([gone, other, kept]);
    expect(await merge()).toBe('ok');
    expect(await named(id)).toEqual([kept.id, other.id]);
    await scene.run(id, 2);
    await scene.settle();
    expect(await scene.states(id)).toEqual({ [kept.id]: 'SENT', [other.id]: 'SENT' });
    expect(scene.fakes.sent).toHaveLength(2);
  });

  it.each(['DRAFT', 'SCHEDULED', 'COMPLETED'])('names both again when the merge is undone: %s', async (state) => {
    const { scene, kept, gone, other, merge, undo, named } = await openNamed();
    const people = [
      [gone, other],
      [kept, gone],
      [kept, other],
    ] as const;
    const ids: string[] = [];
    for (const some of people) ids.push(await scene.draft(some, { state }));
    await merge();
    const then = await Promise.all(ids.map(named));
    expect(then).toEqual([[kept.id, other.id], [kept.id], [kept.id, other.id]]);
    expect(await undo()).toBe('ok');
    expect(await Promise.all(ids.map(named))).toEqual(people.map((some) => some.map((one) => one.id)));
  });

  it('does not add a contact again who was removed since', async () => {
    const { scene, kept, gone, other, merge, undo, named } = await openNamed();
    const ids = [await scene.draft([gone, other]), await scene.draft([kept, gone, other])];
    await merge();
    await scene.db.write((tx) => tx.campaign.updateMany({ data: { audienceIds: [other.id] } }));
    expect(await undo()).toBe('ok');
    expect(await Promise.all(ids.map(named))).toEqual([[other.id], [other.id]]);
  });
});
