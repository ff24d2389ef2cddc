import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCampaigns } from '../../../test/testkit/campaigns.ts';
import { buildPhoneConfig, buildTemplate } from '../../../test/testkit/channels.ts';
import { buildConversation } from '../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Two numbers of one account of Meta's, the older of which is everybody's; one that is not in service, and one of another account. */
async function openNumbers() {
  const desk = await openCampaigns(fd);
  const number = (over: object) =>
    buildPhoneConfig(fd, desk.workspace, desk.owner, { state: 'ACTIVE', activatedAt: fd.services.clock(), ...over });
  const oldest = await number({ activatedAt: new Date('2026-01-01T09:00:00Z') });
  const own = await number({});
  const resting = await number({ state: 'VERIFIED', activatedAt: null });
  const foreign = await number({ businessAccountId: '20000002' });
  const templateId = await buildTemplate(fd, desk.workspace);
  /** By which number each of those goes on who wrote to these before. */
  const goesOnBy = async (numbers: readonly (string | null)[]) => {
    const met: Awaited<ReturnType<typeof buildConversation>>[] = [];
    for (const phoneConfigId of numbers)
      met.push(await buildConversation(fd, desk.workspace, phoneConfigId === null ? {} : { phoneConfigId }));
    const [stranger] = await desk.people(1);
    const people = [...met.map(({ contact }) => contact), ...(stranger ? [stranger] : [])];
    await desk.run(await desk.draft(people, { templateId }), people.length);
    await desk.settle();
    expect(desk.world.sent).toHaveLength(people.length);
    const threads = await desk.db.read((tx) => tx.conversation.findMany());
    return people.map(({ id }) => threads.find(({ contactId }) => contactId === id)?.phoneConfigId);
  };
  return { oldest, own, resting, foreign, goesOnBy };
}

describe('a conversation that a campaign writes into', () => {
  it('goes on by the number at which the contact may be answered', async () => {
    const { oldest, own, goesOnBy } = await openNumbers();
    expect(await goesOnBy([own, oldest])).toEqual([own, oldest, oldest]);
  });

  it('goes over to another where its own cannot carry the template', async () => {
    const { oldest, resting, foreign, goesOnBy } = await openNumbers();
    expect(await goesOnBy([resting, foreign, null])).toEqual([oldest, oldest, oldest, oldest]);
  });
});
