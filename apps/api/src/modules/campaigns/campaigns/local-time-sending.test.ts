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

type Scene = Awaited<ReturnType<typeof openCampaigns>>;
const DAY_MS = 86_400_000;
const BY_RECIPIENT = { timeZoneMode: 'RECIPIENT', quietFrom: 20 * 60, quietUntil: 9 * 60 };

/** Returns the date in `days` days, and a function for a UTC time on that date. */
function dayAhead(days: number) {
  const date = new Date(fd.services.clock().getTime() + days * DAY_MS).toISOString().slice(0, 10);
  return { date, at: (time: string) => new Date(`${date}T${time}:00Z`) };
}

/** Advances the clock to one minute after `then`, and runs the due jobs every 20 seconds of that minute. */
async function until(scene: Scene, then: Date): Promise<void> {
  fd.advance({ seconds: (then.getTime() - fd.services.clock().getTime()) / 1000 });
  for (let round = 0; round < 3; round += 1) {
    fd.advance({ seconds: 20 });
    await scene.drain();
  }
}

const written = (scene: Scene) => scene.fakes.sent.map(({ to }) => to).sort();

const begin = async (scene: Scene, step: 'scheduleCampaign' | 'startCampaign', id: string, receivers: number) =>
  outcome(fd, await signedInAgain(fd, scene.owner), step, { id, receivers });

describe('a campaign in the local time of its recipients', () => {
  it('is scheduled, and writes to each when their morning has begun', async () => {
    const scene = await openCampaigns(fd);
    const [tokyo] = await scene.people(1, { phone: '+81312345678' });
    const [pristina] = await scene.people(1, { phone: '+38338123456' });
    const day = dayAhead(3);
    const id = await scene.draft([tokyo, pristina] as Person[], {
      ...BY_RECIPIENT,
      startsAt: `${day.date}T10:00`,
    });
    expect(await begin(scene, 'scheduleCampaign', id, 2)).toBe('ok');
    await until(scene, new Date(day.at('00:00').getTime() - DAY_MS));
    expect(await scene.campaign(id)).toMatchObject({ state: 'SCHEDULED' });
    await until(scene, day.at('00:45'));
    expect(await scene.campaign(id)).toMatchObject({ state: 'RUNNING' });
    expect(written(scene)).toEqual([]);
    await until(scene, day.at('01:05'));
    expect(written(scene)).toEqual(['+81312345678']);
    await until(scene, day.at('09:05'));
    expect(written(scene)).toEqual(['+38338123456', '+81312345678']);
  });

  it('is scheduled for the next morning if the morning has already begun in the first time zone', async () => {
    const scene = await openCampaigns(fd);
    const [london] = await scene.people(1, { phone: '+442079460001' });
    const [today, tomorrow] = [dayAhead(1), dayAhead(2)];
    await until(scene, today.at('22:00'));
    const at = (startsAt: string) => scene.draft([london] as Person[], { ...BY_RECIPIENT, startsAt });
    expect(await begin(scene, 'scheduleCampaign', await at(`${today.date}T21:00`), 1)).toBe(
      'CAMPAIGN_SCHEDULE_INVALID',
    );
    expect(await begin(scene, 'scheduleCampaign', await at(`${tomorrow.date}T10:00`), 1)).toBe('ok');
    await until(scene, tomorrow.at('08:30'));
    expect(written(scene)).toEqual([]);
    await until(scene, tomorrow.at('10:05'));
    expect(written(scene)).toEqual(['+442079460001']);
  });

  it('writes to numbers without a country in the workspace’s time zone, and completes', async () => {
    const scene = await openCampaigns(fd);
    const people: Person[] = [];
    for (const phone of ['+870776123456', '+80012345678', '+8821612345678', '+9991234567'])
      people.push(...(await scene.people(1, { phone })));
    const night = dayAhead(1);
    await until(scene, night.at('23:00'));
    const id = await scene.draft(people, BY_RECIPIENT);
    expect(await begin(scene, 'startCampaign', id, people.length)).toBe('ok');
    await until(scene, new Date(night.at('00:00').getTime() + DAY_MS + 6 * 3_600_000));
    expect(written(scene)).toEqual([]);
    await until(scene, new Date(night.at('00:00').getTime() + DAY_MS + 10 * 3_600_000));
    expect(written(scene)).toEqual(people.map(({ phone }) => phone).sort());
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('uses the time zone of the contact’s current number, after a change or a merge', async () => {
    const scene = await openCampaigns(fd);
    const people: Person[] = [];
    for (const phone of ['+81312345601', '+81312345602', '+81312345603', '+81312345604'])
      people.push(...(await scene.people(1, { phone })));
    const [unchanged, moves, merges, parts] = people as [Person, Person, Person, Person];
    const [kept, parted] = (await scene.people(2)) as unknown as [Person, Person];
    const evening = dayAhead(1);
    await until(scene, evening.at('22:00'));
    const id = await scene.draft(people, BY_RECIPIENT);
    expect(await begin(scene, 'startCampaign', id, people.length)).toBe('ok');
    await scene.drain();
    const owner = await signedInAgain(fd, scene.owner);
    const london = '+442079460777';
    expect(await outcome(fd, owner, 'updateContact', { id: moves.id, phone: london })).toBe('ok');
    const merge = (primaryId: string, mergeId: string) =>
      outcome(fd, owner, 'mergeContacts', { primaryId, mergeId, take: [] });
    expect(await merge(kept.id, merges.id)).toBe('ok');
    expect(await merge(parted.id, parts.id)).toBe('ok');
    expect(await outcome(fd, owner, 'undoContactMerge', { id: parted.id })).toBe('ok');
    await until(scene, new Date(evening.at('00:05').getTime() + DAY_MS));
    expect(written(scene)).toEqual([unchanged.phone, parts.phone].sort());
    await until(scene, new Date(evening.at('09:05').getTime() + DAY_MS));
    expect(written(scene)).toEqual([unchanged.phone, parts.phone, london, kept.phone].sort());
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });
});

describe('an invalid time', () => {
  it.each(['2026-13-01T09:00', '2026-02-30T09:00', '2026-12-01T25:00'])('is refused: %s', async (startsAt) => {
    const scene = await openCampaigns(fd);
    const row = {
      name: 'Spring',
      templateId: scene.templateId,
      variables: [],
      contactIds: [],
      consentRequired: false,
    };
    const make = async (at: string | null) =>
      outcome(fd, await signedInAgain(fd, scene.owner), 'createCampaign', {
        ...row,
        timeZoneMode: 'WORKSPACE',
        ratePerMinute: 600,
        startsAt: at,
      });
    expect(await make(startsAt)).toBe('CAMPAIGN_SCHEDULE_INVALID');
    expect(await make(null)).toBe('ok');
  });
});

interface Person {
  readonly id: string;
  readonly phone: string;
}
