import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { buildCampaign } from '../../../../test/testkit/campaigns.ts';
import { type CloudTestProduct, openCloudNumber, startCloudProduct } from '../../../../test/testkit/cloud-messages.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { messagingJobs } from '../../messaging/messages/index.ts';
import { runCampaignJob } from './index.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

const GREETING = { name: 'greeting', language: 'en_US', variables: 1, body: 'Hello {{1}}' };
type TemplateState = {
  readonly status: 'APPROVED' | 'REJECTED' | 'PAUSED';
  readonly category: 'UTILITY' | 'MARKETING';
};
const FINE: TemplateState = { status: 'APPROVED', category: 'UTILITY' };

const SEEN = `query ($id: ID!) { campaign(id: $id) {
  status pauseReason failure templateCategory template { status category } } }`;

/** Schedules a campaign to two contacts. Its template is approved and in the category UTILITY. */
async function scheduled() {
  const { fd, simulators } = product;
  const meta = (template: TemplateState) => simulators.whatsAppCloud.template({ ...GREETING, ...template });
  meta(FINE);
  const line = await openCloudNumber(product);
  await line.activate();
  const ask = async (name: string, input: object = {}) => mutate(fd, await signedInAgain(fd, line.owner), name, input);
  const sync = async () =>
    as(fd, await signedInAgain(fd, line.owner)).ok('mutation { syncTemplates { __typename } }', {});
  await sync();
  const template = await line.db.read((tx) => tx.whatsAppTemplate.findFirstOrThrow({ where: { name: 'greeting' } }));
  const people = [await buildContact(fd, line.workspace), await buildContact(fd, line.workspace)];
  const startsAt = new Date(fd.services.clock().getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
  const draft = { templateId: template.id, audienceIds: people.map(({ id }) => id), startsAt };
  const id = await buildCampaign(fd, line.workspace, line.owner, draft);
  expect((await ask('scheduleCampaign', { id, receivers: 2 })).outcome).toBe('ok');
  const jobs = { ...messagingJobs(fd.services), run_campaign: runCampaignJob(fd.services) };
  return {
    id,
    ask,
    /** Changes the template at Meta and synchronizes, as the server does every hour. */
    changeTemplate: async (change: TemplateState) => {
      meta(change);
      await sync();
    },
    work: async () => {
      for (let round = 0; round < 3; round += 1) {
        fd.advance({ hours: 2 });
        await drain(fd, line.workspace.id, jobs);
      }
    },
    seen: async () => (await as(fd, await signedInAgain(fd, line.owner)).ok(SEEN, { id })).campaign,
    sent: () => line.db.read((tx) => tx.message.count({ where: { direction: 'OUT', status: { not: 'FAILED' } } })),
    notifications: () => line.db.read((tx) => tx.notification.findMany({ select: { kind: true } })),
  };
}

describe('a template that changes at Meta under a campaign [WC-20]', () => {
  it('costs a different price: the campaign waits for a member to confirm it', async () => {
    const campaign = await scheduled();
    expect(await campaign.seen()).toMatchObject({ status: 'SCHEDULED', templateCategory: 'UTILITY' });
    await campaign.changeTemplate({ status: 'APPROVED', category: 'MARKETING' });
    expect((await campaign.seen()).template).toEqual({ status: 'APPROVED', category: 'MARKETING' });
    await campaign.work();
    expect(await campaign.seen()).toMatchObject({
      status: 'PAUSED',
      pauseReason: 'TEMPLATE',
      failure: 'WhatsApp has moved the template from utility to marketing, which is billed at another price.',
    });
    expect(await campaign.notifications()).toEqual([{ kind: 'CAMPAIGN_PAUSED' }]);
    expect(await campaign.sent()).toBe(0);
    expect((await campaign.ask('resumeCampaign', { id: campaign.id })).outcome).toBe('ok');
    await campaign.work();
    expect(await campaign.seen()).toMatchObject({ status: 'COMPLETED', templateCategory: 'MARKETING' });
    expect(await campaign.sent()).toBe(2);
  });

  it.each(['PAUSED', 'REJECTED'] as const)('is %s: nothing is sent until it is approved again', async (status) => {
    const campaign = await scheduled();
    await campaign.changeTemplate({ ...FINE, status });
    expect((await campaign.seen()).template).toMatchObject({ status });
    expect(await campaign.ask('startCampaign', { id: campaign.id, receivers: 2 })).toMatchObject({
      code: 'TEMPLATE_NOT_APPROVED',
    });
    await campaign.work();
    expect(await campaign.seen()).toMatchObject({ status: 'PAUSED', pauseReason: 'TEMPLATE' });
    expect(await campaign.sent()).toBe(0);
    await campaign.changeTemplate(FINE);
    await campaign.ask('resumeCampaign', { id: campaign.id });
    await campaign.work();
    expect(await campaign.sent()).toBe(2);
  });
});
