import { ProviderError } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const busy = () => new ProviderError({ provider: 'TWILIO', kind: 'RETRY', words: 'Too many.', retryAfterSeconds: 300 });

/** Starts a campaign to one contact two minutes before quiet hours. The provider asks to retry in five minutes. */
async function openBeforeNight() {
  const scene = await openCampaigns(fd);
  const evening = Math.ceil(fd.services.clock().getTime() / DAY_MS) * DAY_MS + 20 * HOUR_MS;
  const sleepUntil = (then: number) => fd.advance({ seconds: (then - fd.services.clock().getTime()) / 1000 });
  const until = async (then: number) => {
    sleepUntil(then);
    for (let round = 0; round < 3; round += 1) {
      fd.advance({ seconds: 5 });
      await scene.drain();
    }
  };
  const [person] = await scene.people(1);
  const { id: contactId, phone } = person ?? { id: '', phone: '' };
  await scene.db.write((tx) => tx.workspace.updateMany({ data: { timezone: 'UTC' } }));
  sleepUntil(evening - 2 * 60_000);
  const id = await scene.draft([{ id: contactId }], { quietFrom: 20 * 60, quietUntil: 9 * 60 });
  scene.fakes.faults.send = [busy()];
  await scene.run(id, 1);
  await scene.drain();
  fd.advance({ seconds: 2 });
  await scene.drain();
  // Precondition: the provider was called and asked to retry.
  expect(scene.fakes.faults.send).toEqual([]);
  expect(await scene.states(id)).toEqual({ [contactId]: 'SENDING' });
  const runAction = async (step: string) => outcome(fd, await signedInAgain(fd, scene.owner), step, { id });
  const templates = () => scene.fakes.sent.filter(({ to, body }) => to === phone && body.startsWith('template-'));
  return {
    scene: scene,
    id,
    contactId,
    phone,
    evening,
    morning: evening + 13 * HOUR_MS,
    until,
    runAction: runAction,
    templates,
  };
}

describe('a message of a campaign that waits for the provider', () => {
  it('is sent in the morning when it was deferred into the quiet hours, and keeps its full hour then', async () => {
    const { scene, id, contactId, evening, morning, until, templates } = await openBeforeNight();
    await until(evening + 4 * 60_000);
    await until(morning - 15 * 60_000);
    expect(templates()).toHaveLength(0);
    expect(await scene.campaign(id)).toMatchObject({ state: 'RUNNING' });
    scene.fakes.faults.send = [busy()];
    await until(morning);
    expect(await scene.states(id)).toEqual({ [contactId]: 'SENDING' });
    await until(morning + 6 * 60_000);
    expect(templates()).toHaveLength(1);
    expect(await scene.states(id)).toEqual({ [contactId]: 'SENT' });
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('is retried by the morning, and not every other second of the night', async () => {
    const { scene, evening, morning, until } = await openBeforeNight();
    await until(evening + 10 * 60_000);
    const { runAt } = await nextRun(scene);
    expect(runAt.getTime()).toBe(morning);
  });

  it('delays no conversation in the same workspace', async () => {
    const { scene, phone, evening, until, templates } = await openBeforeNight();
    await until(evening + 4 * 60_000);
    await scene.say(phone, 'Are you open tomorrow?');
    await until(evening + 5 * 60_000);
    await until(evening + 6 * 60_000);
    expect(templates()).toHaveLength(0);
    expect(scene.fakes.sent.filter(({ to }) => to === phone)).not.toHaveLength(0);
  });

  it('does not go out once the campaign is cancelled', async () => {
    const { scene, id, contactId, evening, until, runAction } = await openBeforeNight();
    expect(await runAction('cancelCampaign')).toBe('ok');
    await scene.drain();
    // The recipient is canceled immediately, although the message is still waiting for the retry.
    expect(await scene.states(id)).toEqual({ [contactId]: 'CANCELLED' });
    await until(evening + 4 * 60_000);
    expect(scene.fakes.sent).toHaveLength(0);
    const [message] = await scene.db.read((tx) => tx.message.findMany());
    expect(message).toMatchObject({ status: 'SUPPRESSED', failureMessage: 'The campaign was canceled.' });
  });

  it('waits while the campaign is paused, and continues with it', async () => {
    const { scene, id, contactId, evening, morning, until, runAction, templates } = await openBeforeNight();
    await runAction('pauseCampaign');
    await until(evening + 4 * 60_000);
    await until(morning + 2 * HOUR_MS);
    expect(scene.fakes.sent).toHaveLength(0);
    await runAction('resumeCampaign');
    await until(morning + 2 * HOUR_MS + 60_000);
    expect(templates()).toHaveLength(1);
    expect(await scene.states(id)).toEqual({ [contactId]: 'SENT' });
  });

  it('is either claimed or left out permanently if the worker is killed at any statement before the cancellation', async () => {
    const scene = await openCampaigns(fd);
    const ends = new Set<string>();
    for (let line = 0; line < 26; line += 1) {
      const [person] = await scene.people(1);
      const id = await scene.draft([{ id: person?.id ?? '' }]);
      await scene.run(id, 1);
      scene.fuse.left = line;
      await scene.drain();
      scene.fuse.left = Number.POSITIVE_INFINITY;
      const done = await outcome(fd, await signedInAgain(fd, scene.owner), 'cancelCampaign', { id });
      await scene.settle();
      const sent = scene.fakes.sent.filter(({ to }) => to === person?.phone).length;
      const [is] = Object.values(await scene.states(id));
      // The list of recipients is empty if the campaign was cancelled before its recipients were determined.
      expect({ line, done, is }).toEqual({ line, done, is: sent > 0 ? 'SENT' : is && 'CANCELLED' });
      ends.add(`${sent} ${is}`);
    }
    expect([...ends].sort()).toEqual(['0 CANCELLED', '0 undefined', '1 SENT']);
  });
});

async function nextRun(scene: Awaited<ReturnType<typeof openCampaigns>>): Promise<{ readonly runAt: Date }> {
  const [run] = await rows<{ runAt: Date }>(
    fd,
    `select j.run_at as "runAt" from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'run_campaign' and j.payload ->> 'workspaceId' = $1`,
    [scene.workspace.id],
  );
  if (!run) throw new Error('Nobody comes again.');
  return run;
}
