import { ProviderError } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { buildRecipient, openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Starts a campaign to two contacts and stops after the first message was sent. */
async function openHalfway() {
  const scene = await openCampaigns(fd);
  const people = await scene.people(2);
  const id = await scene.draft(people, { ratePerMinute: 12 });
  await scene.run(id, 2);
  await scene.drain();
  const [sent] = scene.fakes.sent;
  // Precondition: one of two messages was sent.
  expect(scene.fakes.sent).toHaveLength(1);
  const written = people.find(({ phone }) => phone === sent?.to)?.id ?? '';
  const waiting = people.find(({ phone }) => phone !== sent?.to)?.id ?? '';
  const by = async (step: string, args: object) => outcome(fd, await signedInAgain(fd, scene.owner), step, args);
  return {
    scene: scene,
    id,
    written,
    waiting,
    merge: (primaryId: string, mergeId: string) => by('mergeContacts', { primaryId, mergeId, take: [] }),
    undo: (stored: string) => by('undoContactMerge', { id: stored }),
    runAction: (step: string) => by(step, { id }),
  };
}

/** Like `openHalfway`, but the second message waits for a retry and the campaign is paused. */
async function openPaused() {
  const halfway = await openHalfway();
  const { scene, id, written, waiting, runAction } = halfway;
  const words = { provider: 'TWILIO', kind: 'RETRY', words: 'Too many.' } as const;
  scene.fakes.faults.send = [new ProviderError({ ...words, retryAfterSeconds: 30 })];
  fd.advance({ seconds: 10 });
  await scene.drain();
  await runAction('pauseCampaign');
  fd.advance({ seconds: 60 });
  await scene.drain();
  // Precondition: the second message is not sent yet.
  expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'SENDING' });
  return halfway;
}

describe('two recipients of one campaign who are merged', () => {
  it('get one message, in both directions of the merge', async () => {
    for (const primary of ['written', 'waiting'] as const) {
      const { scene, id, merge, ...who } = await openHalfway();
      const [kept, gone] = primary === 'written' ? [who.written, who.waiting] : [who.waiting, who.written];
      expect(await merge(kept, gone)).toBe('ok');
      expect(await scene.states(id)).toEqual({ [kept]: 'SENT' });
      await scene.settle();
      expect({ primary, sent: scene.fakes.sent.length }).toEqual({ primary, sent: 1 });
      expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    }
  });

  it('are separate again when the merge is undone, and a pending one is written to', async () => {
    const { scene, id, written, waiting, merge, undo } = await openHalfway();
    await merge(waiting, written);
    expect(await undo(waiting)).toBe('ok');
    expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'PENDING' });
    await scene.settle();
    expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'SENT' });
    expect(scene.fakes.sent).toHaveLength(2);
  });

  it('do not wait for a campaign that has ended since the merge', async () => {
    for (const [end, reason] of [
      ['COMPLETED', 'SUPPRESSED'],
      ['CANCELLED', 'CANCELLED'],
    ]) {
      const { scene, id, written, waiting, merge, undo, runAction } = await openHalfway();
      await merge(waiting, written);
      if (end === 'CANCELLED') await runAction('cancelCampaign');
      else await scene.settle();
      expect(await scene.campaign(id)).toMatchObject({ state: end });
      await undo(waiting);
      expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: reason });
    }
  });

  it('get one message even if one of them waited for the provider, and are separate after the undo', async () => {
    const { scene, id, written, waiting, merge, undo } = await openHalfway();
    const words = { provider: 'TWILIO', kind: 'RETRY', words: 'Too many.' } as const;
    scene.fakes.faults.send = [new ProviderError({ ...words, retryAfterSeconds: 300 })];
    for (let round = 0; round < 2; round += 1) {
      fd.advance({ seconds: 10 });
      await scene.drain();
    }
    // Precondition: the second message is not sent yet.
    expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'SENDING' });
    expect(await merge(written, waiting)).toBe('ok');
    expect(await scene.states(id)).toEqual({ [written]: 'SENT' });
    for (let round = 0; round < 4; round += 1) {
      fd.advance({ seconds: 301 });
      await scene.drain();
    }
    expect(scene.fakes.sent).toHaveLength(1);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    expect(await undo(written)).toBe('ok');
    expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'SUPPRESSED' });
  });

  it('get one message even if one of them was deferred by a pause, in both directions of the merge', async () => {
    const { scene, id, written, waiting, merge, runAction } = await openPaused();
    const conversationFilter = { conversation: { contactId: waiting } };
    const { id: messageId } = await scene.db.read((tx) => tx.message.findFirstOrThrow({ where: conversationFilter }));
    const status = async () =>
      (await scene.db.read((tx) => tx.message.findFirstOrThrow({ where: { id: messageId } }))).status;

    await merge(written, waiting);
    await scene.drain();
    expect(await status()).toBe('SUPPRESSED');
    const [third] = await scene.people(1);
    expect(await merge(third!.id, written)).toBe('ok');
    await runAction('resumeCampaign');
    await scene.settle();
    expect(await status()).toBe('SUPPRESSED');
    expect(scene.fakes.sent).toHaveLength(1);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('are both written to when the merge is undone after the deferred one was removed', async () => {
    const { scene, id, written, waiting, merge, undo, runAction } = await openPaused();
    await merge(written, waiting);
    await scene.drain();
    expect(await undo(written)).toBe('ok');
    expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'PENDING' });
    await runAction('resumeCampaign');
    await scene.settle();
    expect(await scene.states(id)).toEqual({ [written]: 'SENT', [waiting]: 'SENT' });
    expect(scene.fakes.sent).toHaveLength(2);
  });

  it('receive delivery reports that arrived while their recipient row was merged', async () => {
    const { scene, id, written, merge, undo } = await openHalfway();
    const [sent] = scene.fakes.sent;
    const replied = await buildContact(fd, scene.workspace);
    await buildRecipient(fd, scene.workspace, {
      campaignId: id,
      contactId: replied.id,
      state: 'REPLIED',
      messageId: uuidv7(),
    });
    await merge(written, replied.id);
    expect((await scene.states(id))[written]).toBe('REPLIED');
    if (sent) await scene.report(sent, 'read');
    await scene.drain();
    await undo(written);
    expect(await scene.states(id)).toMatchObject({ [written]: 'READ', [replied.id]: 'REPLIED' });
  });
});
