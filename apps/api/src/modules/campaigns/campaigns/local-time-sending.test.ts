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

/** Advances the clock to `then` and runs the jobs that are due. */
async function until(toolContext: Scene, then: Date): Promise<void> {
  fd.advance({ seconds: (then.getTime() - fd.services.clock().getTime()) / 1000 });
  for (let round = 0; round < 3; round += 1) {
    fd.advance({ seconds: 20 });
    await toolContext.drain();
  }
}

const written = (toolContext: Scene) => toolContext.world.sent.map(({ to }) => to).sort();

const begin = async (toolContext: Scene, step: 'scheduleCampaign' | 'startCampaign', id: string, receivers: number) =>
  outcome(fd, await signedInAgain(fd, toolContext.owner), step, { id, receivers });

describe('a campaign in the local time of its recipients', () => {
  it('is scheduled, and writes to each when their morning has begun', async () => {
    const toolContext = await openCampaigns(fd);
    const [tokyo] = await toolContext.people(1, { phone: '+81312345678' });
    const [pristina] = await toolContext.people(1, { phone: '+38338123456' });
    const day = dayAhead(3);
    const id = await toolContext.draft([tokyo, pristina] as Person[], {
      ...BY_RECIPIENT,
      startsAt: `${day.date}T10:00`,
    });
    expect(await begin(toolContext, 'scheduleCampaign', id, 2)).toBe('CampaignScheduled');
    await until(toolContext, new Date(day.at('00:00').getTime() - DAY_MS));
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'SCHEDULED' });
    await until(toolContext, day.at('00:45'));
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'RUNNING' });
    expect(written(toolContext)).toEqual([]);
    await until(toolContext, day.at('01:05'));
    expect(written(toolContext)).toEqual(['+81312345678']);
    await until(toolContext, day.at('09:05'));
    expect(written(toolContext)).toEqual(['+38338123456', '+81312345678']);
  });

  it('is scheduled for tomorrow morning where that has already begun in the first time zone', async () => {
    const toolContext = await openCampaigns(fd);
    const [london] = await toolContext.people(1, { phone: '+442079460001' });
    const [today, tomorrow] = [dayAhead(1), dayAhead(2)];
    await until(toolContext, today.at('22:00'));
    const at = (startsAt: string) => toolContext.draft([london] as Person[], { ...BY_RECIPIENT, startsAt });
    expect(await begin(toolContext, 'scheduleCampaign', await at(`${today.date}T21:00`), 1)).toBe(
      'CAMPAIGN_SCHEDULE_INVALID',
    );
    expect(await begin(toolContext, 'scheduleCampaign', await at(`${tomorrow.date}T10:00`), 1)).toBe(
      'CampaignScheduled',
    );
    await until(toolContext, tomorrow.at('08:30'));
    expect(written(toolContext)).toEqual([]);
    await until(toolContext, tomorrow.at('10:05'));
    expect(written(toolContext)).toEqual(['+442079460001']);
  });

  it('writes to numbers without a country in the workspace’s time zone, and completes', async () => {
    const toolContext = await openCampaigns(fd);
    const people: Person[] = [];
    for (const phone of ['+870776123456', '+80012345678', '+8821612345678', '+9991234567'])
      people.push(...(await toolContext.people(1, { phone })));
    const night = dayAhead(1);
    await until(toolContext, night.at('23:00'));
    const id = await toolContext.draft(people, BY_RECIPIENT);
    expect(await begin(toolContext, 'startCampaign', id, people.length)).toBe('CampaignStarted');
    await until(toolContext, new Date(night.at('00:00').getTime() + DAY_MS + 6 * 3_600_000));
    expect(written(toolContext)).toEqual([]);
    await until(toolContext, new Date(night.at('00:00').getTime() + DAY_MS + 10 * 3_600_000));
    expect(written(toolContext)).toEqual(people.map(({ phone }) => phone).sort());
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('uses the time zone of the contact’s current number, after a change or a merge', async () => {
    const toolContext = await openCampaigns(fd);
    const people: Person[] = [];
    for (const phone of ['+81312345601', '+81312345602', '+81312345603', '+81312345604'])
      people.push(...(await toolContext.people(1, { phone })));
    const [stays, moves, merges, parts] = people as [Person, Person, Person, Person];
    const [kept, parted] = (await toolContext.people(2)) as unknown as [Person, Person];
    const evening = dayAhead(1);
    await until(toolContext, evening.at('22:00'));
    const id = await toolContext.draft(people, BY_RECIPIENT);
    expect(await begin(toolContext, 'startCampaign', id, people.length)).toBe('CampaignStarted');
    await toolContext.drain();
    const owner = await signedInAgain(fd, toolContext.owner);
    const london = '+442079460777';
    expect(await outcome(fd, owner, 'updateContact', { id: moves.id, phone: london })).toBe('ContactUpdated');
    const merge = (primaryId: string, mergeId: string) =>
      outcome(fd, owner, 'mergeContacts', { primaryId, mergeId, take: [] });
    expect(await merge(kept.id, merges.id)).toBe('ContactsMerged');
    expect(await merge(parted.id, parts.id)).toBe('ContactsMerged');
    expect(await outcome(fd, owner, 'undoContactMerge', { id: parted.id })).toBe('ContactMergeUndone');
    await until(toolContext, new Date(evening.at('00:05').getTime() + DAY_MS));
    expect(written(toolContext)).toEqual([stays.phone, parts.phone].sort());
    await until(toolContext, new Date(evening.at('09:05').getTime() + DAY_MS));
    expect(written(toolContext)).toEqual([stays.phone, parts.phone, london, kept.phone].sort());
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });
});

describe('an invalid time', () => {
  it.each(['2026-13-01T09:00', '2026-02-30T09:00', '2026-12-01T25:00'])('is refused: %s', async (startsAt) => {
    const toolContext = await openCampaigns(fd);
    const row = {
      name: 'Spring',
      templateId: toolContext.templateId,
      variables: [],
      contactIds: [],
      consentRequired: false,
    };
    const make = async (at: string | null) =>
      outcome(fd, await signedInAgain(fd, toolContext.owner), 'createCampaign', {
        ...row,
        timeZoneMode: 'WORKSPACE',
        ratePerMinute: 600,
        startsAt: at,
      });
    expect(await make(startsAt)).toBe('CAMPAIGN_SCHEDULE_INVALID');
    expect(await make(null)).toBe('CampaignCreated');
  });
});

interface Person {
  readonly id: string;
  readonly phone: string;
}
